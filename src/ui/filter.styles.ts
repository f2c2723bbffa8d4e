import { css } from 'lit';
import { borderWidth, color, space } from '../theme/tokens.ts';

/** Dresses a group of native radio buttons, of which each narrows a list to one kind. */
export const filterStyles = css`
  .lupa-filters {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xxs};
    min-inline-size: 0;
    margin: 0 0 ${space.m};
    padding: 0;
    border: 0;
  }
  .lupa-filters legend {
    padding: 0;
    margin-block-end: ${space.xxxs};
    color: ${color.textMuted};
  }
  .lupa-filter {
    position: relative;
    display: inline-flex;
  }
  .lupa-filter input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .lupa-filter span {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding: ${space.xxxs} ${space.s};
    border: ${borderWidth} solid ${color.borderControl};
    border-radius: 2em;
    line-height: 1.25;
  }
  .lupa-filter :checked + span {
    border-color: ${color.action};
    background: ${color.action};
    color: ${color.onAction};
  }
  .lupa-filter :focus-visible + span {
    outline: 3px solid ${color.focus};
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    .lupa-filter :checked + span {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .lupa-filters {
      display: none;
    }
  }
`;
