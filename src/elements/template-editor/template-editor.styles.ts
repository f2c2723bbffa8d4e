import { css } from 'lit';
import { borderWidth, color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { breadcrumbStyles } from '../../ui/breadcrumb.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';
import { adviceStyles } from './advice.styles.ts';
import { approvalExampleStyles } from './approval-example.styles.ts';
import { formStyles } from './form.styles.ts';
import { previewStyles } from './preview/preview.styles.ts';
import { richTextStyles } from './rich-text/rich-text.styles.ts';
import { systemsStyles } from './systems.styles.ts';
import { triageStyles } from './triage.styles.ts';

const deskStyles = css`
  .lupa-title {
    overflow-wrap: anywhere;
  }
  .lupa-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: ${space.xs} ${space.m};
    margin-block-end: ${space.m};
  }
  .lupa-head a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: ${color.link};
  }
  .lupa-desk {
    display: grid;
    gap: ${space.l};
  }
  .lupa-bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: ${space.xxs} ${space.m};
    margin-block-start: ${space.l};
    padding: ${space.xs} ${space.s};
    border-block-start: ${borderWidth} solid ${color.action};
    background: ${color.surface};
  }
  .lupa-keeping {
    display: flex;
    align-items: center;
    gap: ${space.xxs};
    margin: 0;
  }
  .lupa-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xs};
  }
  .lupa-summary-title {
    margin: 0;
    font-size: ${fontSize.l};
    line-height: ${lineHeight.heading};
  }
  .lupa-summary ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .lupa-summary,
  .lupa-desk > .lupa-notice {
    margin-block-end: ${space.m};
  }
`;

export const templateEditorStyles = [
  titleStyles,
  breadcrumbStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  dialogStyles,
  adviceStyles,
  triageStyles,
  approvalExampleStyles,
  richTextStyles,
  deskStyles,
  formStyles,
  previewStyles,
  systemsStyles,
];
