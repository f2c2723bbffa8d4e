import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { factsStyles } from '../../ui/facts.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const profileCardStyles = [
  titleStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  factsStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  dialogStyles,
  css`
    .lupa-root {
      max-inline-size: 46em;
    }
    section > :where(h3, h4, h5, h6) {
      margin: ${space.l} 0 ${space.xxs};
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    p {
      margin: 0;
    }
    a {
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    .lupa-meta {
      color: ${color.textMuted};
    }
    .lupa-facts {
      margin-block: ${space.xs};
    }
    .lupa-row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
      gap: ${space.xxxs} ${space.s};
      padding-block: ${space.xs};
      border-block-end: 1px solid ${color.border};
    }
    .lupa-label,
    .lupa-line label {
      font-weight: bold;
    }
    .lupa-held,
    .lupa-acts,
    .lupa-buttons {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: ${space.xxs} ${space.m};
    }
    .lupa-held {
      justify-content: space-between;
    }
    .lupa-held > div {
      min-inline-size: 0;
    }
    /* As high as a finger wants, and no higher a line for it. */
    .lupa-acts,
    .lupa-facts .lupa-text-button {
      margin-block: -10px;
    }
    .lupa-acts {
      margin-inline-start: auto;
    }
    .lupa-link {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
    .lupa-text-button {
      min-inline-size: 44px;
    }
    .lupa-acts > button {
      text-align: end;
    }
    .lupa-code {
      margin-inline-end: ${space.s};
    }
    .lupa-form,
    .lupa-line {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      gap: ${space.xs};
    }
    .lupa-line {
      inline-size: 100%;
      gap: ${space.xxxs};
    }
    .lupa-held .lupa-state {
      margin: 0;
    }
    input.lupa-field {
      inline-size: 100%;
    }
    input.lupa-field[name$='postalCode'] {
      inline-size: 9em;
    }
    [aria-invalid] {
      border-color: ${color.error};
    }
    .lupa-saved {
      display: flex;
      align-items: center;
      gap: ${space.xxs};
      color: ${color.success};
      font-weight: bold;
    }
    .lupa-flows {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    @media print {
      .lupa-text-button,
      .lupa-buttons {
        display: none;
      }
    }
  `,
];
