import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';
import { breadcrumbStyles } from '../../ui/breadcrumb.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { menuStyles } from '../../ui/menu.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';
import { tableStyles } from '../../ui/table.styles.ts';
import { dialogsStyles } from './dialogs.styles.ts';
import { rowsStyles } from './rows.styles.ts';
import { statisticsStyles } from './statistics.styles.ts';

const headStyles = css`
  .lupa-notice .lupa-button {
    margin: ${space.xxs} ${space.xs} 0 0;
  }
  :is(.lupa-exports, .lupa-to-roster) a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: ${color.link};
  }
  .lupa-to-roster {
    margin: 0;
  }
  .lupa-heads {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xs} ${space.l};
    margin: 0 0 ${space.m};
  }
  .lupa-heads dt {
    color: ${color.textMuted};
    font-size: ${fontSize.s};
  }
  .lupa-heads dd {
    margin: 0;
    font-weight: bold;
  }
  .lupa-tools,
  .lupa-narrowing {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: ${space.s};
    min-inline-size: 0;
  }
  .lupa-tools {
    justify-content: space-between;
  }
  .lupa-narrowing > * {
    min-inline-size: 0;
  }
  .lupa-narrowing label,
  .lupa-dialog label[for] {
    display: block;
    margin-block-end: ${space.xxxs};
    font-weight: bold;
  }
  .lupa-search {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xxs};
  }
  .lupa-search .lupa-field {
    flex: 1 1 10em;
    min-inline-size: 0;
  }
  .lupa-notice {
    margin-block: ${space.s};
  }
`;

const actStyles = css`
  .lupa-acts {
    display: grid;
    gap: ${space.xxs};
    margin-block: ${space.s};
    padding: ${space.s};
    background: ${color.surface};
    scroll-margin-block: ${space.m};
  }
  .lupa-acts .lupa-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xxs} ${space.xs};
  }
  .lupa-whom,
  .lupa-note {
    margin: 0;
    font-weight: bold;
  }
  .lupa-choosing {
    column-gap: ${space.m};
  }
  .lupa-acts .lupa-button[aria-disabled='true'] {
    background: ${color.background};
    cursor: not-allowed;
  }
`;

const mediaStyles = css`
  @media (forced-colors: active) {
    .lupa-chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .lupa-acts {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .lupa-path,
    .lupa-tools,
    .lupa-acts,
    .lupa-page-size,
    .lupa-to-acts,
    .lupa-exports,
    .lupa-notice,
    .lupa-col-choice,
    .lupa-text-button,
    .lupa-note {
      display: none;
    }
  }
`;

export const groupRequestsStyles = [
  titleStyles,
  breadcrumbStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  tableStyles,
  menuStyles,
  dialogStyles,
  headStyles,
  actStyles,
  rowsStyles,
  dialogsStyles,
  statisticsStyles,
  mediaStyles,
];
