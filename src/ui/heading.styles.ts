import { css } from 'lit';
import { fontSize, lineHeight, space } from '../theme/tokens.ts';

/** The first heading of a widget. */
export const titleStyles = css`
  .lupa-title {
    margin: 0 0 ${space.xs};
    font-size: ${fontSize.headingL};
    line-height: ${lineHeight.heading};
  }
`;
