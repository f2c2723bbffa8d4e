import { css } from 'lit';
import { color, fontSize } from '../../theme/tokens.ts';

export const sourceStyles = css`
  .lupa-source {
    font-size: ${fontSize.s};
  }
  .lupa-source a {
    color: ${color.link};
    overflow-wrap: anywhere;
  }
`;
