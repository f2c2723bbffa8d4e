import { css } from 'lit';
import { borderWidth, color, fontSize, radius, space } from '../../theme/tokens.ts';

/** The bar below the list that says how old it is. */
export const freshnessStyles = css`
  .lupa-freshness {
    position: sticky;
    inset-block-end: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: ${space.xxs} ${space.xs};
    margin-block-start: ${space.s};
    padding: ${space.xxs} ${space.xs};
    border-block-start: 4px solid ${color.borderControl};
    background: ${color.surface};
    color: ${color.text};
  }
  .lupa-freshness p {
    flex: 1 1 12em;
    min-inline-size: 0;
    margin: 0;
    line-height: 1.35;
  }
  .lupa-freshness b {
    display: block;
    font-size: ${fontSize.l};
  }
  .lupa-current {
    border-color: ${color.success};
  }
  .lupa-aging {
    border-color: ${color.text};
    background: ${color.alertSurface};
  }
  .lupa-outdated {
    border: ${borderWidth} solid ${color.error};
    border-block-start-width: 8px;
    border-radius: ${radius};
    background: ${color.errorSurface};
  }
`;
