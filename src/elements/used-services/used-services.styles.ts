import { css } from 'lit';
import { color, fontSize, lineHeight, radius, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const usedServicesStyles = [
  titleStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  dialogStyles,
  css`
    .lupa-list,
    .lupa-rows {
      display: grid;
      gap: ${space.xs};
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lupa-rows > li,
    .lupa-card {
      min-inline-size: 0;
    }
    .lupa-card {
      padding: ${space.s} ${space.m};
      border: 1px solid ${color.border};
      border-radius: ${radius};
      overflow-wrap: anywhere;
    }
    p {
      margin: 0;
    }
    .lupa-search {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xs};
      margin-block-end: ${space.s};
    }
    .lupa-name {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-disclosure {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: ${space.s};
      inline-size: 100%;
      min-block-size: 44px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    .lupa-disclosure::after {
      content: '';
      flex: none;
      inline-size: 0.5em;
      block-size: 0.5em;
      border: solid ${color.link};
      border-width: 0 3px 3px 0;
      rotate: 45deg;
    }
    .lupa-disclosure[aria-expanded='true']::after {
      rotate: 225deg;
    }
    .lupa-disclosure:hover {
      text-decoration: underline;
    }
    .lupa-panel:not([hidden]) {
      display: grid;
      justify-items: start;
      gap: ${space.xs};
      margin-block-start: ${space.xs};
    }
    .lupa-panel > :last-child:not(:first-child) {
      margin-block-start: ${space.xs};
    }
    .lupa-panel p {
      max-inline-size: 44em;
    }
    .lupa-panel :is(h4, h5, h6) {
      margin: ${space.s} 0 0;
      font-size: 1em;
      line-height: ${lineHeight.heading};
    }
    .lupa-meta {
      display: block;
      color: ${color.textMuted};
    }
    .lupa-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xxs} ${space.m};
    }
    /* As high as a finger wants, and hardly higher a line for it. */
    a:not(.lupa-button) {
      display: inline-block;
      margin-block: calc(-1 * ${space.xxs});
      padding-block: ${space.xs};
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    fieldset {
      display: grid;
      gap: ${space.xs};
      margin: 0 0 ${space.s};
      padding: 0;
      border: 0;
    }
    .lupa-card > .lupa-status {
      margin-block-start: ${space.xxs};
    }
    .lupa-step {
      display: flex;
      gap: ${space.xs};
    }
    /* One that is ahead has no picture yet. */
    .lupa-step > span:first-child {
      margin-inline-start: calc(1.5em + ${space.xs});
    }
    summary {
      min-block-size: 44px;
      color: ${color.link};
      cursor: pointer;
    }
  `,
];
