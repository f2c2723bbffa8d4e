import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';
import { stepChartStyles } from '../../ui/step-chart.styles.ts';

export const statisticsStyles = [
  stepChartStyles,
  css`
    .lupa-statistics {
      margin-block: 0 ${space.m};
      border-block: 1px solid ${color.border};
    }
    .lupa-statistics-heading {
      margin: 0;
      font-size: inherit;
    }
    .lupa-statistics-toggle {
      display: flex;
      align-items: center;
      gap: ${space.xs};
      inline-size: 100%;
      min-block-size: 44px;
      padding: 0;
      border: 0;
      background: none;
      color: ${color.link};
      font: inherit;
      font-weight: bold;
      text-align: start;
      cursor: pointer;
    }
    .lupa-statistics-toggle::before {
      content: '';
      flex: none;
      /* Turned, it is wider than itself. */
      margin-inline: 0.15em;
      inline-size: 0.5em;
      block-size: 0.5em;
      border: solid currentColor;
      border-width: 0 2px 2px 0;
      transform: rotate(-45deg);
    }
    .lupa-statistics-toggle[aria-expanded='true']::before {
      transform: rotate(45deg);
    }
    .lupa-statistics-toggle:hover span {
      text-decoration: underline;
    }
    .lupa-statistics-body {
      padding-block-end: ${space.m};
    }
    .lupa-statistics .lupa-figures {
      margin-block-end: ${space.m};
    }
    .lupa-statistics-told {
      margin: 0 0 ${space.s};
      font-weight: bold;
    }
    .lupa-statistics-note,
    .lupa-percent {
      color: ${color.textMuted};
      font-size: ${fontSize.s};
    }
    .lupa-statistics-note {
      max-inline-size: 46em;
    }
    .lupa-percent {
      display: inline-block;
    }
    .lupa-by-use {
      max-inline-size: 40em;
    }
    .lupa-key .lupa-bar {
      inline-size: 1.6em;
    }
    @media print {
      .lupa-statistics-toggle[aria-expanded='false'] {
        display: none;
      }
      .lupa-statistics-toggle::before,
      .lupa-figures:not([open]) {
        display: none;
      }
    }
  `,
];
