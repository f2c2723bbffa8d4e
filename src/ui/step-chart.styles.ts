import { css } from 'lit';
import { color, space } from '../theme/tokens.ts';

/** The colours are those of the text, so that they hold in every theme, in forced colours and on paper. */
export const stepChartStyles = css`
  .lupa-chart {
    display: block;
    inline-size: 100%;
    max-inline-size: 26em;
    overflow: visible;
  }
  .lupa-chart text {
    fill: currentColor;
    font: inherit;
    font-size: 13px;
  }
  .lupa-chart .lupa-chart-last {
    font-weight: bold;
  }
  .lupa-chart-small {
    display: block;
    inline-size: 8em;
    block-size: 2em;
  }
  .lupa-chart-edge {
    fill: none;
    stroke: currentColor;
    stroke-dasharray: 2 3;
    stroke-width: 1;
  }
  .lupa-chart-line {
    fill: none;
    stroke: ${color.action};
    stroke-width: 2.5;
  }
  .lupa-chart-area {
    fill: ${color.action};
    opacity: 0.15;
  }
  .lupa-bar {
    display: block;
    inline-size: 100%;
    max-inline-size: 16em;
    margin-block: ${space.xxxs};
  }
  .lupa-bar-full path {
    fill: currentColor;
  }
  .lupa-bar-empty path {
    fill: none;
  }
  .lupa-bar-hatched path {
    stroke: currentColor;
    stroke-width: 1.2;
  }
  .lupa-bar-edge {
    fill: none;
    stroke: currentColor;
  }
  .lupa-figures summary {
    min-block-size: 44px;
    padding-block: ${space.xxs};
    color: ${color.link};
    cursor: pointer;
  }
  .lupa-figures-table {
    border-collapse: collapse;
    text-align: start;
  }
  .lupa-figures-table th,
  .lupa-figures-table td {
    padding: ${space.xxs} ${space.s} ${space.xxs} 0;
    border-block-end: 1px solid ${color.border};
    text-align: start;
    vertical-align: top;
  }
  .lupa-figures-table thead th {
    border-block-end: 2px solid ${color.borderControl};
  }
  .lupa-figures-table tbody th {
    font-weight: normal;
  }
  @media (forced-colors: active) {
    .lupa-chart-line {
      stroke: CanvasText;
    }
    .lupa-chart-area {
      fill: CanvasText;
    }
  }
  @media print {
    .lupa-chart-line {
      stroke: currentColor;
    }
    .lupa-chart-area {
      fill: none;
    }
    .lupa-chart,
    .lupa-figures-table tr {
      break-inside: avoid;
    }
  }
`;
