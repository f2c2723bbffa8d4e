import { css } from 'lit';
import { color } from '../theme/tokens.ts';

/** A quick answer comes before the text is seen, so that nothing flashes. */
export const loadingStyles = css`
  .lupa-loading {
    min-block-size: 6em;
    margin: 0;
    color: ${color.textMuted};
    animation: lupa-appear 0s 0.3s backwards;
  }
  @keyframes lupa-appear {
    from {
      opacity: 0;
    }
  }
`;
