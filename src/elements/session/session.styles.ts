import { css } from 'lit';
import { space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';

export const sessionStyles = [
  buttonStyles,
  css`
    .lupa-root {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xxs} ${space.s};
    }
    p {
      margin: 0;
    }
    .lupa-name {
      font-weight: bold;
    }
    .lupa-button {
      min-block-size: 44px;
    }
  `,
];
