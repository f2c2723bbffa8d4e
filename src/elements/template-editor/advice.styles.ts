import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { iconStyles } from '../../ui/icon.styles.ts';
import { sourceStyles } from './source.styles.ts';

/** A gate has the colours of an error, advice those of information; the words say which it is. */
export const adviceStyles = [
  buttonStyles,
  choiceStyles,
  iconStyles,
  sourceStyles,
  css`
    .lupa-advice,
    .lupa-advice-fields {
      display: grid;
      gap: ${space.xs};
      margin: ${space.xs} 0 0;
      padding: 0;
      list-style: none;
    }
    .lupa-remark {
      display: grid;
      gap: ${space.xxs};
      min-inline-size: 0;
      padding: ${space.xs} ${space.s};
      border-inline-start: 4px solid ${color.info};
      background: ${color.infoSurface};
      color: ${color.text};
      overflow-wrap: break-word;
    }
    .lupa-remark-gate {
      border-color: ${color.error};
      background: ${color.errorSurface};
    }
    .lupa-remark p {
      min-inline-size: 0;
      max-inline-size: 44em;
      margin: 0;
    }
    .lupa-remark details p + p {
      margin-block-start: ${space.xxs};
    }
    .lupa-remark-title {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xxxs} ${space.xs};
    }
    .lupa-weight {
      display: inline-flex;
      align-items: center;
      gap: ${space.xxxs};
      padding: 0 ${space.xs} 0 ${space.xxs};
      border: 1px solid transparent;
      background: ${color.info};
      color: ${color.onStatus};
      font-size: ${fontSize.s};
    }
    .lupa-weight-gate {
      background: ${color.error};
    }
    .lupa-weight .lupa-icon {
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    .lupa-quote {
      padding-inline-start: ${space.xs};
      border-inline-start: 2px solid ${color.borderControl};
      overflow-wrap: anywhere;
    }
    .lupa-quote mark {
      background: none;
      color: inherit;
      font-weight: bold;
      text-decoration: underline wavy;
      text-decoration-color: currentColor;
      text-underline-offset: 0.2em;
    }
    .lupa-remark summary {
      display: flex;
      align-items: center;
      gap: ${space.xxs};
      min-block-size: 44px;
      color: ${color.action};
      cursor: pointer;
    }
    .lupa-remark summary::before {
      content: '';
      flex: none;
      inline-size: 0.5em;
      block-size: 0.5em;
      margin-inline: 0.2em;
      border: solid currentColor;
      border-width: 0 2px 2px 0;
      transform: rotate(-45deg);
    }
    .lupa-remark details[open] > summary::before {
      transform: rotate(45deg);
    }
    .lupa-remark summary::-webkit-details-marker {
      display: none;
    }
    .lupa-remark summary:hover {
      color: ${color.actionHover};
      text-decoration: underline;
    }
    .lupa-example {
      display: grid;
      gap: ${space.xxs};
      margin: ${space.xs} 0;
    }
    .lupa-example dt {
      font-size: ${fontSize.s};
      font-weight: bold;
    }
    .lupa-example dd {
      margin: 0;
    }
    .lupa-advice-heading {
      margin: 0 0 ${space.xxs};
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-advice-language .lupa-advice-heading {
      font-size: ${fontSize.l};
    }
    .lupa-advice-summary > p,
    .lupa-advice-language > p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xxxs};
      margin: 0;
    }
    .lupa-advice-language {
      margin-block-start: ${space.m};
    }
    .lupa-button.lupa-go-to {
      justify-content: start;
      text-align: start;
    }
    .lupa-go-to span {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .lupa-button.lupa-compact {
      min-block-size: 44px;
      padding: ${space.xxs} ${space.s};
    }
    @media (forced-colors: active) {
      .lupa-weight {
        border-color: currentColor;
      }
    }
    @media print {
      .lupa-advice,
      .lupa-advice-summary {
        display: none;
      }
    }
  `,
];
