import { css } from 'lit';
import { borderWidth, color, fontSize, lineHeight, radius, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { factsStyles } from '../../ui/facts.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';

export const receiptCheckStyles = [
  titleStyles,
  factsStyles,
  buttonStyles,
  noticeStyles,
  css`
    .lupa-root {
      max-inline-size: 46em;
    }
    :where(h2, h3, h4, h5, h6) {
      margin: ${space.l} 0 ${space.xxs};
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    p,
    ul,
    ol {
      margin: 0 0 ${space.xs};
    }
    ul,
    ol {
      padding-inline-start: ${space.m};
    }
    a {
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    label {
      display: block;
      margin-block-start: ${space.s};
      font-weight: bold;
    }
    .lupa-field {
      box-sizing: border-box;
      display: block;
      inline-size: 100%;
      min-block-size: 44px;
      margin-block: ${space.xxs} ${space.s};
      padding: ${space.xs};
      border: ${borderWidth} solid ${color.borderControl};
      border-radius: ${radius};
      background: ${color.background};
      color: ${color.text};
      font: inherit;
      font-size: ${fontSize.m};
    }
    textarea {
      resize: vertical;
    }
    .lupa-result {
      margin-block-start: ${space.l};
    }
    .lupa-result ul {
      margin: 0;
    }
    .lupa-small {
      margin-block-start: ${space.s};
      font-size: ${fontSize.m};
    }
    .lupa-facts dd > div > :last-child {
      margin-block-end: 0;
    }
    .lupa-facts dd ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    summary {
      display: list-item;
      padding-block: calc((44px - 1lh) / 2);
      color: ${color.link};
      text-decoration: underline;
      cursor: pointer;
    }
    @media print {
      .lupa-given {
        display: none;
      }
    }
  `,
];
