import { css } from 'lit';
import { color, radius, space } from '../theme/tokens.ts';

export const menuStyles = css`
  /* Stands in a line that wraps: what is unfolded comes below the line and lies upon nothing. */
  .lupa-menu {
    display: contents;
  }
  .lupa-menu-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: ${radius};
    background: none;
    color: ${color.action};
    cursor: pointer;
  }
  .lupa-menu-button:hover,
  .lupa-menu-button[aria-expanded='true'] {
    border-color: ${color.action};
    background: ${color.background};
  }
  .lupa-dots {
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: currentColor;
  }
  .lupa-menu-items {
    display: grid;
    flex: 1 0 100%;
    padding: ${space.xxxs};
    border: 1px solid ${color.borderControl};
    border-radius: ${radius};
    background: ${color.background};
  }
  .lupa-menu-items > button {
    min-block-size: 44px;
    padding: ${space.xxs} ${space.xs};
    border: 0;
    background: none;
    color: ${color.text};
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .lupa-menu-items > button:hover {
    background: ${color.surface};
  }
  .lupa-menu-items > button[aria-disabled='true'] {
    color: ${color.textMuted};
    cursor: not-allowed;
  }
  @media (forced-colors: active) {
    .lupa-menu-button {
      border-color: ButtonBorder;
    }
  }
  @media print {
    .lupa-menu {
      display: none;
    }
  }
`;
