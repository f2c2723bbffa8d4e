import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { factsStyles } from '../../ui/facts.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const consentDetailStyles = [
  titleStyles,
  buttonStyles,
  choiceStyles,
  factsStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  css`
    .lupa-root {
      max-inline-size: 46em;
    }
    :where(h2, h3, h4, h5, h6) {
      margin: ${space.l} 0 ${space.xxs};
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    p {
      margin: 0 0 ${space.xs};
    }
    a {
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    ul,
    ol {
      margin: 0 0 ${space.xs};
      padding-inline-start: ${space.m};
    }
    .lupa-link {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      padding: 0;
      border: 0;
      background: none;
      color: ${color.link};
      font: inherit;
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
    .lupa-kicker {
      margin: 0;
      color: ${color.textMuted};
    }
    .lupa-small {
      margin-block-start: ${space.s};
      font-size: ${fontSize.m};
    }
    .lupa-decision {
      margin-block-start: ${space.l};
      padding: ${space.m};
      background: ${color.surface};
    }
    .lupa-decision > :first-child {
      margin-block-start: 0;
    }
    .lupa-decision > .lupa-notice {
      margin-block: ${space.s};
    }
    .lupa-buttons {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
      gap: ${space.s};
      margin-block-start: ${space.s};
    }
    .lupa-buttons > * {
      max-inline-size: 22em;
    }
    .lupa-purpose {
      margin: 0 0 ${space.s};
      padding: ${space.xs} ${space.s};
      border: 1px solid ${color.border};
      background: ${color.background};
    }
    .lupa-purpose legend {
      float: inline-start;
      inline-size: 100%;
      padding: 0 0 ${space.xxs};
      font-weight: bold;
    }
    .lupa-purpose > :not(legend) {
      clear: both;
    }
    .lupa-purpose p {
      margin: 0;
    }
    .lupa-choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 ${space.l};
    }
    .lupa-changes summary > * {
      display: inline-block;
      color: ${color.link};
      text-decoration: underline;
    }
    .lupa-changes dd {
      white-space: pre-line;
    }
    ins,
    del {
      padding: 0 0.15em;
      background: ${color.successSurface};
    }
    del {
      background: ${color.errorSurface};
    }
    .lupa-receipt {
      display: flex;
      flex-wrap: wrap;
      gap: 0 ${space.m};
    }
    .lupa-events {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lupa-events > li {
      display: grid;
      padding: 0 0 ${space.s} ${space.s};
      border-inline-start: 2px solid ${color.border};
    }
    .lupa-events ul {
      margin: 0;
    }
    .lupa-events time {
      color: ${color.textMuted};
    }
    @media print {
      .lupa-link,
      .lupa-decision {
        display: none;
      }
    }
  `,
];
