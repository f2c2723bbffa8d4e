import { css } from 'lit';
import { color, space } from '../theme/tokens.ts';

/** A list of facts: the term beside what it is, or above it where there is little room. */
export const factsStyles = css`
  .lupa-facts {
    margin: 0;
  }
  .lupa-facts > div {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: ${space.xxxs} ${space.s};
    padding-block: ${space.xs};
    border-block-end: 1px solid ${color.border};
  }
  .lupa-facts dt {
    font-weight: bold;
  }
  .lupa-facts dd {
    margin: 0;
  }
`;
