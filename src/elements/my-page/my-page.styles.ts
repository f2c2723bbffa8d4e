import { css } from 'lit';
import { color, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { filterStyles } from '../../ui/filter.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';

export const myPageStyles = [
  titleStyles,
  buttonStyles,
  noticeStyles,
  filterStyles,
  css`
    details {
      margin-block-end: ${space.s};
    }
    summary {
      padding-block: ${space.xs};
      cursor: pointer;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      margin: 0 0 ${space.m};
      padding: 0;
      border-block-end: 1px solid ${color.border};
      list-style: none;
    }
    nav a {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      min-block-size: 44px;
      padding: ${space.xs} ${space.s};
      border-block-end: 4px solid transparent;
      color: ${color.link};
      text-decoration: none;
    }
    nav a:hover {
      text-decoration: underline;
    }
    [aria-current] {
      border-color: currentColor;
      font-weight: bold;
    }
    /* How many wait. */
    small {
      margin-inline-start: ${space.xxs};
      padding-inline: ${space.xxs};
      border-radius: 2em;
      background: ${color.alert};
      color: ${color.onAlert};
      font: inherit;
      font-weight: normal;
      white-space: nowrap;
    }
    /* The head of a part is smaller than that of the page: between the two sizes of headings. */
    section {
      --lupa-font-size-heading-l: 1.5;
    }
    .lupa-note {
      margin-block-start: 0;
      color: ${color.textMuted};
    }
    @media print {
      nav,
      details {
        display: none;
      }
    }
  `,
];
