import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';
import { breadcrumbStyles } from '../../ui/breadcrumb.styles.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { filterStyles } from '../../ui/filter.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { freshnessStyles } from './freshness.styles.ts';
import { narrowStyles } from './narrow.styles.ts';
import { printStyles } from './print.styles.ts';

const headStyles = css`
  .lupa-root {
    /* Of the search that stays in sight: the head of the table stays below it. */
    --lupa-search-height: calc(44px + ${space.xs});
  }
  .lupa-facts {
    margin-block-end: ${space.s};
  }
  .lupa-facts p {
    margin: 0;
  }
  .lupa-facts span + span::before {
    content: '· ' / '';
  }
  .lupa-name {
    font-size: ${fontSize.l};
    font-weight: bold;
  }
  .lupa-stamp,
  .lupa-head-counts {
    display: none;
  }
  .lupa-way-on a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: ${color.link};
  }
  .lupa-counts {
    display: grid;
    gap: ${space.xxxs};
    margin: 0 0 ${space.s};
    padding: 0;
    list-style: none;
    font-size: ${fontSize.l};
  }
  .lupa-notice {
    margin-block-end: ${space.s};
  }
  .lupa-narrowing {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: ${space.s} ${space.l};
    margin-block-end: ${space.s};
  }
  .lupa-narrowing .lupa-filters {
    margin: 0;
  }
  .lupa-purpose {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .lupa-purpose label,
  .lupa-search-label {
    display: block;
    margin-block-end: ${space.xxxs};
    color: ${color.textMuted};
  }
  .lupa-search {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    block-size: var(--lupa-search-height);
    background: ${color.background};
  }
  .lupa-search .lupa-field {
    inline-size: 100%;
    max-inline-size: 30em;
    block-size: 44px;
    font-size: ${fontSize.l};
  }
  .lupa-found {
    margin: 0;
    color: ${color.textMuted};
  }
`;

const tableStyles = css`
  .lupa-table-box {
    container-type: inline-size;
  }
  .lupa-roster {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
  }
  .lupa-roster :is(th, td) {
    padding: ${space.xxs} ${space.xs};
    border-block-end: 1px solid ${color.borderControl};
    text-align: start;
    vertical-align: middle;
    font-weight: normal;
  }
  .lupa-roster thead th {
    position: sticky;
    inset-block-start: var(--lupa-search-height);
    z-index: 1;
    border-block-end: 2px solid ${color.text};
    background: ${color.background};
    font-weight: bold;
    line-height: 1.25;
    vertical-align: bottom;
  }
  .lupa-roster .lupa-col-name {
    padding-inline-start: ${space.xxs};
  }
  .lupa-order {
    min-block-size: 44px;
    margin-inline-end: ${space.xs};
    padding: 0;
    border: 0;
    background: none;
    color: ${color.text};
    font: inherit;
    font-weight: normal;
    text-decoration: underline;
    text-underline-offset: 0.25em;
    cursor: pointer;
  }
  .lupa-order[aria-pressed='true'] {
    font-weight: bold;
    text-decoration: none;
  }
  .lupa-order[aria-pressed='true']::before {
    content: '↓ ' / '';
  }
  .lupa-roster tbody th {
    font-size: max(20px, calc(1.375 * var(--lupa-em)));
    line-height: 1.25;
    hyphens: manual;
  }
  .lupa-answer {
    display: inline-flex;
    align-items: center;
    vertical-align: middle;
    gap: ${space.xxs};
    min-block-size: 44px;
    padding: ${space.xxxs} ${space.xs} ${space.xxxs} ${space.xxs};
    border: 3px solid ${color.text};
    color: ${color.text};
    font-size: max(20px, calc(1.25 * var(--lupa-em)));
    line-height: 1.2;
  }
  .lupa-answer .lupa-icon {
    stroke-width: 3.5;
  }
  /* Round and full: a yes. Square: a no. Broken: a no that nobody has said. */
  .lupa-answer-may {
    padding-inline-end: ${space.s};
    border-color: ${color.success};
    border-radius: 2em;
    background: ${color.successSurface};
  }
  .lupa-answer-may-not {
    border-color: ${color.error};
    background: ${color.errorSurface};
  }
  .lupa-answer-unanswered {
    border-style: dashed;
    border-color: ${color.error};
    background: ${color.background};
  }
  .lupa-answer b,
  .lupa-no-answer {
    white-space: nowrap;
  }
  .lupa-old-word {
    display: block;
    font-size: ${fontSize.m};
  }
  .lupa-old .lupa-answer {
    border-style: dotted;
    border-color: ${color.textMuted};
    background: ${color.surface};
  }
  .lupa-old :is(tbody th, tbody td) {
    background: ${color.alertSurface};
  }
  .lupa-mark {
    display: block;
    font-size: ${fontSize.m};
  }
  .lupa-changed th {
    padding-inline-start: ${space.xs};
    box-shadow: inset 6px 0 ${color.info};
  }
  .lupa-changed :is(th, td) {
    background: ${color.infoSurface};
  }
  .lupa-cell-label {
    display: none;
  }
  @media (forced-colors: active) {
    .lupa-changed th {
      border-inline-start: 6px solid Highlight;
    }
  }
`;

const narrowHeight = css`
  /* Little room in height: what stays in sight would leave none for the list. */
  @media (max-height: 30em) {
    .lupa-search,
    .lupa-roster thead th {
      position: static;
    }
  }
`;

export const consentRosterStyles = [
  titleStyles,
  breadcrumbStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  filterStyles,
  loadingStyles,
  noticeStyles,
  headStyles,
  tableStyles,
  narrowStyles,
  narrowHeight,
  freshnessStyles,
  printStyles,
];
