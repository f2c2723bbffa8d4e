import { css } from 'lit';
import { color, space } from '../theme/tokens.ts';

export const breadcrumbStyles = css`
  .lupa-path ol {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xxxs} ${space.xxs};
    margin: 0 0 ${space.xs};
    padding: 0;
    list-style: none;
  }
  .lupa-path li {
    display: flex;
    align-items: center;
    gap: ${space.xxs};
    min-inline-size: 0;
  }
  /* Before the one it leads to, so that it never ends a line alone. */
  .lupa-path li + li::before {
    content: '›' / '';
    color: ${color.textMuted};
  }
  .lupa-path :is(a, span) {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  .lupa-path a {
    color: ${color.link};
  }
`;
