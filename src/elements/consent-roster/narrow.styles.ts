import { css, type CSSResult } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';

/** By how many purposes stand side by side. In `:is()` below: what makes the sheets compact takes a blank after a value away. */
const SOME = css`.lupa-roster-some`;
const MANY = css`.lupa-roster-many`;

/** Where there is no room side by side, each person is a card. */
function cards(table: CSSResult): CSSResult {
  return css`
    :is(${table}),
    :is(${table}) :is(tbody, tr, th, td) {
      display: block;
    }
    :is(${table}) thead th {
      border: 0;
    }
    :is(${table}) thead th:not(.lupa-col-name) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    :is(${table}) tbody tr {
      padding-block: ${space.xxs};
      border-block-end: 2px solid ${color.text};
    }
    :is(${table}) tbody :is(th, td) {
      padding: ${space.xxxs} 0;
      border: 0;
    }
    :is(${table}) tbody td {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: ${space.xxs};
    }
    :is(${table}) tbody tr.lupa-changed {
      padding-inline: ${space.xs};
    }
    :is(${table}) .lupa-col-name {
      padding-inline-start: 0;
    }
    :is(${table}) .lupa-cell-label {
      display: block;
      line-height: 1.3;
    }
  `;
}

export const narrowStyles = css`
  /* The name of the purpose stands above the list in full. */
  @container (max-width: 30em) {
    .lupa-roster-one thead th:not(.lupa-col-name) {
      font-size: ${fontSize.s};
    }
    .lupa-roster-one td {
      inline-size: 1%;
    }
    .lupa-roster .lupa-no-answer {
      display: block;
      font-size: ${fontSize.m};
    }
    .lupa-roster .lupa-no-answer > span {
      display: none;
    }
    .lupa-roster tbody th {
      font-size: max(20px, calc(1.25 * var(--lupa-em)));
    }
    .lupa-roster .lupa-order {
      margin-inline-end: ${space.xxs};
    }
  }
  /* As wide as each other, so that the same answer looks the same. */
  @container (min-width: 40em) {
    .lupa-roster-some thead th:not(.lupa-col-name) {
      inline-size: 25%;
    }
  }
  @container (max-width: 40em) {
    ${cards(SOME)}
  }
  @container (max-width: 60em) {
    ${cards(MANY)}
  }
`;
