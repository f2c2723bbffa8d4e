import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { compactButtonStyles } from '../../ui/compact-button.styles.ts';
import { filterStyles } from '../../ui/filter.styles.ts';
import { dialogStyles } from '../../ui/dialog.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { menuStyles } from '../../ui/menu.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';
import { stepChartStyles } from '../../ui/step-chart.styles.ts';
import { tableStyles } from '../../ui/table.styles.ts';

export const templateListStyles = [
  titleStyles,
  filterStyles,
  buttonStyles,
  compactButtonStyles,
  choiceStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  tableStyles,
  menuStyles,
  dialogStyles,
  stepChartStyles,
  css`
    /* Columns as wide as their longest word. */
    .lupa-table td {
      overflow-wrap: break-word;
    }
    .lupa-name {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 ${space.xxs};
    }
    .lupa-name > :first-child {
      flex: 1 1 8em;
      min-inline-size: 0;
    }
    #lupa-create {
      margin-block-end: ${space.m};
    }
    .lupa-notice {
      margin-block-end: ${space.m};
    }
    .lupa-organisation {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xxs} ${space.xs};
      margin: 0 0 ${space.m};
    }
    .lupa-narrowing {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: ${space.s} ${space.l};
    }
    .lupa-search {
      display: grid;
      flex: 1 1 16em;
      max-inline-size: 24em;
      gap: ${space.xxxs};
      color: ${color.textMuted};
    }
    .lupa-narrowing .lupa-filters {
      margin: 0;
    }
    .lupa-found {
      margin: ${space.s} 0 ${space.xxs};
      color: ${color.textMuted};
    }
    .lupa-table tbody th {
      min-inline-size: 14em;
      font-weight: bold;
    }
    .lupa-table a {
      color: ${color.link};
    }
    .lupa-roster-link,
    .lupa-tasks {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      margin-inline-end: ${space.s};
      font-weight: normal;
    }
    .lupa-meta {
      display: block;
      color: ${color.textMuted};
      font-size: ${fontSize.s};
    }
    .lupa-table .lupa-status {
      white-space: nowrap;
    }
    .lupa-counts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 ${space.s};
      min-inline-size: 13em;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lupa-responses {
      margin-block-start: ${space.xxs};
      color: ${color.textMuted};
      font-size: ${fontSize.s};
    }
    .lupa-responses p {
      margin: 0;
    }
    .lupa-counts li {
      white-space: nowrap;
    }
    @container (max-width: 43em) {
      .lupa-table thead {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .lupa-table tbody th {
        min-inline-size: 0;
        font-size: ${fontSize.l};
      }
    }
    @media print {
      .lupa-narrowing,
      form.lupa-organisation {
        display: none;
      }
    }
  `,
];
