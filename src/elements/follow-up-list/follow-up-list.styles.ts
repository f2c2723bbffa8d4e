import { css } from 'lit';
import { color, fontSize, lineHeight, radius, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const followUpListStyles = [
  titleStyles,
  buttonStyles,
  compactButtonStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  css`
    .lupa-list {
      display: grid;
      gap: ${space.s};
      margin: 0 0 ${space.m};
      padding: 0;
      list-style: none;
    }
    .lupa-card {
      display: grid;
      gap: ${space.xxs};
      min-inline-size: 0;
      padding: ${space.m};
      border: 1px solid ${color.border};
      border-inline-start: 8px solid ${color.borderControl};
      border-radius: ${radius};
      overflow-wrap: break-word;
    }
    .lupa-is-done {
      padding-block: ${space.s};
      border-inline-start-color: ${color.success};
    }
    .lupa-card p {
      margin: 0;
    }
    .lupa-name {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-task {
      max-inline-size: 44em;
    }
    .lupa-meta {
      color: ${color.textMuted};
    }
    .lupa-meta ul,
    .lupa-notice ul {
      margin: 0;
    }
    .lupa-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xs};
      margin-block-start: ${space.xxs};
    }
    .lupa-confirm {
      display: grid;
      gap: ${space.xs};
      padding: ${space.s};
      background: ${color.surface};
    }
    @media print {
      .lupa-card {
        break-inside: avoid;
      }
      .lupa-buttons,
      .lupa-confirm {
        display: none;
      }
    }
  `,
];
