import { css } from 'lit';
import { color, fontSize, space } from '../../theme/tokens.ts';

export const dialogsStyles = css`
  .lupa-small-title {
    margin: 0 0 ${space.xxxs};
    font-size: ${fontSize.m};
    font-weight: bold;
  }
  .lupa-names {
    columns: 12em;
    margin: 0;
    padding-inline-start: ${space.m};
    list-style: disc;
  }
  .lupa-import-list {
    margin: 0 0 ${space.xs};
    padding-inline-start: ${space.m};
  }
  .lupa-reasons {
    margin: 0;
  }
  .lupa-reasons > div {
    margin-block-end: ${space.xxs};
    padding-inline-start: ${space.xs};
    border-inline-start: 3px solid ${color.border};
  }
  .lupa-reasons dd {
    margin: 0;
    color: ${color.textMuted};
  }
  .lupa-progress {
    inline-size: 100%;
    block-size: 1.25em;
    accent-color: ${color.action};
  }
  .lupa-use {
    min-inline-size: 0;
    margin: 0;
    padding: ${space.xxs} ${space.s};
    border: 1px solid ${color.borderControl};
  }
  .lupa-uses {
    display: grid;
    gap: ${space.xs};
  }
  .lupa-uses > p,
  .lupa-use > p {
    margin: 0;
  }
  .lupa-use legend {
    padding-inline: ${space.xxxs};
    font-weight: bold;
  }
  .lupa-choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 ${space.m};
  }
  .lupa-wide-field {
    inline-size: 100%;
  }
  .lupa-candidate {
    display: flex;
  }
  .lupa-dialog :is(.lupa-notice, .lupa-heads) {
    margin-block: 0;
  }
`;
