import { css } from 'lit';
import { color, fontSize, radius, space } from '../theme/tokens.ts';

/**
 * A table of rows; in a narrow place each row is a card. The roles stand in the markup, for a table that is laid out
 * otherwise is none any more in some browsers. The names of the columns are repeated in the cards for the eye.
 */
export const tableStyles = css`
  .lupa-table-box {
    container-type: inline-size;
  }
  .lupa-table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  .lupa-table caption {
    padding-block-end: ${space.xxs};
    color: ${color.textMuted};
    text-align: start;
  }
  .lupa-table th,
  .lupa-table td {
    padding: ${space.xs};
    text-align: start;
    vertical-align: top;
    font-weight: normal;
  }
  .lupa-table thead th {
    padding-block: 0;
    border-block-end: 2px solid ${color.borderControl};
    font-weight: bold;
    vertical-align: bottom;
  }
  .lupa-table thead th:not(:has(button, input)) {
    padding-block: calc((44px - 1.5em) / 2);
  }
  .lupa-table tbody tr {
    border-block-end: 1px solid ${color.border};
  }
  .lupa-sort {
    display: inline-flex;
    align-items: center;
    gap: ${space.xxxs};
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: ${color.text};
    font: inherit;
    font-weight: bold;
    text-align: start;
    cursor: pointer;
  }
  .lupa-sort:hover {
    color: ${color.actionHover};
    text-decoration: underline;
  }
  .lupa-sort .lupa-icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }
  .lupa-cell-label {
    display: none;
  }
  .lupa-pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: ${space.xxs} ${space.s};
  }
  @container (max-width: 43em) {
    .lupa-table,
    .lupa-table tbody,
    .lupa-table tr,
    .lupa-table th,
    .lupa-table td,
    .lupa-table caption {
      display: block;
    }
    .lupa-table thead tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: 0 ${space.s};
      margin-block-end: ${space.xs};
    }
    .lupa-table thead th {
      padding: 0;
      border: 0;
    }
    /* The cards repeat it; who listens still has it. */
    .lupa-table thead th:not(:has(button, input)) {
      position: absolute;
      clip-path: inset(50%);
    }
    .lupa-table tbody {
      display: grid;
      gap: ${space.s};
    }
    .lupa-table tbody tr {
      padding: ${space.xs} ${space.s};
      border: 1px solid ${color.borderControl};
      border-radius: ${radius};
    }
    .lupa-table tbody th,
    .lupa-table tbody td {
      padding: ${space.xxs} 0;
    }
    .lupa-cell-label {
      display: block;
      color: ${color.textMuted};
      font-size: ${fontSize.s};
      font-weight: normal;
    }
  }
  @media print {
    .lupa-sort .lupa-icon,
    .lupa-pages {
      display: none;
    }
    .lupa-table tr {
      break-inside: avoid;
    }
  }
`;
