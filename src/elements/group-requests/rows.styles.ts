import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';

export const rowsStyles = css`
  .lupa-count-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: ${space.xxs} ${space.s};
    margin-block: ${space.s} ${space.xxs};
  }
  .lupa-count-line p {
    margin: 0;
  }
  .lupa-page-size {
    display: inline-flex;
    align-items: center;
    gap: ${space.xxs};
  }
  .lupa-col-status {
    inline-size: 27%;
  }
  .lupa-col-since {
    inline-size: 7em;
    white-space: nowrap;
  }
  .lupa-col-person {
    inline-size: 22%;
  }
  .lupa-col-choice {
    inline-size: 3em;
  }
  /* Beside the box for the ear; on a phone for the eye, too, for no column stands under it there. */
  .lupa-table thead .lupa-tick span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .lupa-tick {
    display: inline-flex;
    align-items: center;
    gap: ${space.xxs};
    min-inline-size: 44px;
    min-block-size: 44px;
    font-weight: normal;
    cursor: pointer;
  }
  .lupa-tick input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: ${color.action};
  }
  .lupa-table tbody .lupa-col-choice {
    padding-block: 0;
  }
  .lupa-chosen {
    background: ${color.infoSurface};
    box-shadow: inset 4px 0 ${color.action};
  }
  .lupa-why,
  .lupa-part,
  .lupa-exports span {
    color: ${color.textMuted};
    font-size: ${fontSize.s};
  }
  .lupa-chosen :is(.lupa-why, .lupa-part, .lupa-cell-label) {
    color: ${color.text};
  }
  .lupa-why {
    margin: ${space.xxxs} 0 0;
  }
  .lupa-trouble {
    display: block;
    margin: 0;
    padding-inline-start: ${space.xxs};
    border-inline-start: 3px solid ${color.alert};
    color: ${color.text};
    font-size: ${fontSize.s};
  }
  .lupa-respondents {
    display: grid;
    gap: ${space.xs};
    margin: 0;
    padding: 0;
  }
  .lupa-respondent {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: ${space.xxs};
  }
  .lupa-respondent + .lupa-respondent {
    padding-block-start: ${space.xs};
    border-block-start: 1px dashed ${color.border};
  }
  .lupa-respondent-text {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    gap: ${space.xxxs} ${space.s};
    min-inline-size: 0;
  }
  .lupa-respondent-text > * {
    flex: 1 0 100%;
    min-inline-size: 0;
  }
  /* The name with the answer on one line, where there is room. */
  .lupa-respondent-text > p:first-child,
  .lupa-respondent-text > .lupa-answer {
    flex: 0 1 auto;
  }
  .lupa-respondent-text p {
    margin: 0;
  }
  .lupa-answer {
    display: flex;
    align-items: start;
    gap: ${space.xxxs};
  }
  .lupa-answer .lupa-icon {
    inline-size: 1.25em;
    block-size: 1.5em;
  }
  .lupa-answer-given .lupa-icon {
    color: ${color.success};
  }
  .lupa-answer-refused .lupa-icon,
  .lupa-answer-withdrawn .lupa-icon {
    color: ${color.error};
  }
  .lupa-chosen .lupa-answer .lupa-icon {
    color: ${color.text};
  }
  .lupa-respondent .lupa-menu-button {
    margin-block-start: -0.5em;
  }
  .lupa-link-field {
    inline-size: 100%;
  }
  .lupa-to-acts {
    margin-block: ${space.s};
  }
  .lupa-exports {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: ${space.xxs} ${space.s};
    margin-block: ${space.s} 0;
  }
  /* On a phone the way to the actions stays in sight. */
  @container (max-width: 43em) {
    .lupa-table .lupa-row {
      position: relative;
    }
    .lupa-table tbody .lupa-col-choice {
      position: absolute;
      inset-block-start: ${space.xxs};
      inset-inline-end: ${space.xxs};
      inline-size: auto;
    }
    .lupa-table .lupa-tick {
      justify-content: center;
    }
    .lupa-table :is(.lupa-col-status, .lupa-col-since, .lupa-col-person),
    .lupa-table thead .lupa-col-choice {
      inline-size: auto;
    }
    .lupa-table thead .lupa-col-choice {
      flex-basis: 100%;
    }
    .lupa-table thead .lupa-tick span {
      position: static;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      clip-path: none;
      white-space: normal;
    }
    .lupa-table tbody .lupa-col-person {
      padding-inline-end: 44px;
    }
    .lupa-table tbody :is(.lupa-col-status, .lupa-col-since) {
      padding-block: ${space.xxxs};
    }
    .lupa-table tbody td.lupa-blank {
      padding: 0;
    }
    .lupa-col-since .lupa-cell-label {
      display: inline-block;
      padding-inline-end: ${space.xxs};
    }
    .lupa-col-person b {
      font-size: ${fontSize.l};
    }
    .lupa-to-acts {
      position: sticky;
      z-index: 1;
      inset-block-end: 0;
      padding-block: ${space.xxs};
      background: ${color.background};
    }
    .lupa-to-acts .lupa-button {
      inline-size: 100%;
    }
    /* What has focus is not under it. */
    .lupa-table :is(button, input, a) {
      scroll-margin-block-end: 6em;
    }
  }
`;
