import { css } from 'lit';
import { color, space } from '../theme/tokens.ts';

export const loadingStyles = css`
  .lupa-loading {
    display: flex;
    align-items: center;
    gap: ${space.xs};
    min-block-size: 6em;
    margin: 0;
    color: ${color.textMuted};
    animation: lupa-appear 0.1s 0.3s backwards;
  }
  .lupa-spinner {
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 3px solid ${color.border};
    border-block-start-color: ${color.action};
    border-radius: 50%;
    animation: lupa-turn 1s linear infinite;
  }
  @keyframes lupa-turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes lupa-appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .lupa-loading,
    .lupa-spinner {
      animation: none;
    }
  }
`;
