import { css } from 'lit';
import { borderWidth, color, space } from '../../theme/tokens.ts';

export const systemsStyles = css`
  .lupa-systems {
    margin-block-start: ${space.l};
    padding-block-start: ${space.l};
    border-block-start: ${borderWidth} solid ${color.borderControl};
  }
  .lupa-systems > p {
    max-inline-size: 44em;
  }
  .lupa-system-list {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr));
    gap: ${space.s};
    padding: 0;
    list-style: none;
  }
  .lupa-system-list > li {
    display: grid;
    align-content: start;
    gap: ${space.xs};
    min-inline-size: 0;
    padding: ${space.s};
    border: ${borderWidth} solid ${color.borderControl};
    overflow-wrap: anywhere;
  }
  .lupa-system-list > li > * {
    margin: 0;
  }
  .lupa-code {
    font-family: monospace;
    overflow-wrap: anywhere;
  }
`;
