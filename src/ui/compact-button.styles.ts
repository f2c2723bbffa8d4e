import { css } from 'lit';
import { color, space } from '../theme/tokens.ts';

/** Buttons for pages with many of them: lower, or dressed as a link. */
export const compactButtonStyles = css`
  .lupa-button.lupa-compact {
    min-block-size: 44px;
    padding: ${space.xxs} ${space.s};
  }
  .lupa-text-button {
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: ${color.link};
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }
  .lupa-text-button:hover {
    text-decoration-thickness: 2px;
  }
`;
