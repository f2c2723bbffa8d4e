import { css } from 'lit';
import { color, fontSize, lineHeight, radius, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { filterStyles } from '../../ui/filter.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const consentListStyles = [
  titleStyles,
  buttonStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  filterStyles,
  css`
    .lupa-list {
      display: grid;
      gap: ${space.s};
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lupa-card {
      display: grid;
      gap: ${space.xxxs};
      min-inline-size: 0;
      padding: ${space.m};
      border: 1px solid ${color.border};
      border-inline-start: 8px solid ${color.borderControl};
      border-radius: ${radius};
    }
    .lupa-standing-waiting {
      border-inline-start-color: ${color.alert};
    }
    .lupa-standing-in-force {
      border-inline-start-color: ${color.success};
    }
    .lupa-card p:not(.lupa-state) {
      margin: 0;
    }
    .lupa-name {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-name a {
      display: inline-block;
      padding-block: ${space.xxxs};
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    .lupa-name a:hover {
      text-decoration-thickness: 2px;
    }
    .lupa-meta {
      color: ${color.textMuted};
    }
    .lupa-list + .lupa-notice {
      margin-block-start: ${space.m};
    }
    @media print {
      .lupa-card {
        break-inside: avoid;
      }
    }
  `,
];
