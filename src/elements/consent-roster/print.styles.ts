import { css } from 'lit';
import { color } from '../../theme/tokens.ts';

/** On paper: a group on one page, readable in black and white. Lengths are those of paper. */
export const printStyles = css`
  @media print {
    .lupa-path,
    .lupa-way-on,
    .lupa-narrowing,
    .lupa-search,
    .lupa-search-label,
    .lupa-counts,
    .lupa-order:not([aria-pressed='true']),
    .lupa-freshness:not(.lupa-outdated) {
      display: none;
    }
    .lupa-title {
      font-size: 16pt;
    }
    .lupa-facts,
    .lupa-name,
    .lupa-found {
      color: ${color.text};
      font-size: 10pt;
      line-height: 1.3;
    }
    .lupa-stamp {
      display: block;
      font-weight: bold;
    }
    .lupa-freshness {
      position: static;
    }
    .lupa-roster thead {
      display: table-header-group;
    }
    .lupa-roster thead th {
      position: static;
      padding-block: 1mm;
      font-size: 10pt;
    }
    .lupa-order {
      min-block-size: 0;
    }
    .lupa-order::before {
      content: none !important;
    }
    .lupa-head-counts {
      display: block;
      font-weight: normal;
    }
    .lupa-roster tr {
      break-inside: avoid;
    }
    .lupa-roster tbody :is(th, td) {
      padding-block: 0.6mm;
      background: none;
    }
    .lupa-roster tbody th,
    .lupa-answer {
      font-size: 11pt;
    }
    .lupa-roster:not(.lupa-roster-one) :is(tbody th, .lupa-answer) {
      font-size: 9.5pt;
    }
    /* The names have what the answers leave. */
    .lupa-roster td {
      inline-size: 1%;
      line-height: 1;
      white-space: nowrap;
    }
    .lupa-answer {
      min-block-size: 0;
      padding: 0 2mm 0 1mm;
      line-height: 1.3;
      border-width: 1pt;
      border-color: ${color.text};
    }
    .lupa-answer-unanswered,
    .lupa-answer-may-not {
      border-color: transparent;
    }
    .lupa-answer .lupa-icon {
      inline-size: 4mm;
      block-size: 4mm;
    }
    .lupa-mark {
      display: inline;
      font-size: 9pt;
    }
  }
`;
