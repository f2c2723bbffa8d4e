import { css } from 'lit';
import { borderWidth, color, controlHeight, fontSize, radius, space } from '../theme/tokens.ts';

/** Dresses native buttons and links. Two kinds of equal size; two buttons of one kind have equal weight. */
export const buttonStyles = css`
  .lupa-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: ${space.xxs};
    min-block-size: ${controlHeight.m};
    padding: ${space.xxs} ${space.m};
    border: ${borderWidth} solid ${color.action};
    border-radius: ${radius};
    background: ${color.action};
    color: ${color.onAction};
    font: inherit;
    font-size: ${fontSize.m};
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .lupa-button:hover {
    background: ${color.actionHover};
    border-color: ${color.actionHover};
  }
  .lupa-button.lupa-secondary {
    background: ${color.background};
    color: ${color.action};
  }
  .lupa-button.lupa-secondary:hover {
    background: ${color.surface};
    border-color: ${color.actionHover};
    color: ${color.actionHover};
  }
  .lupa-button[aria-disabled='true'] {
    border-style: dashed;
    background: ${color.surface};
    color: ${color.textMuted};
    cursor: progress;
  }
  @media print {
    .lupa-button {
      display: none;
    }
  }
`;
