import { css } from 'lit';
import { color, fontSize, space } from '../theme/tokens.ts';
import { iconStyles } from './icon.styles.ts';

export const statusTagStyles = [
  iconStyles,
  css`
    /* The tag with the sentence that says why. */
    .lupa-state {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: ${space.xxs} ${space.xs};
      margin: ${space.xxs} 0;
    }
    .lupa-status {
      display: inline-flex;
      align-items: center;
      gap: ${space.xxxs};
      padding: ${space.xxxs} ${space.xs} ${space.xxxs} ${space.xxs};
      border: 1px solid transparent;
      border-radius: 2em;
      background: ${color.surface};
      color: ${color.text};
      font-size: ${fontSize.s};
      line-height: 1.25;
    }
    .lupa-status .lupa-icon {
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    .lupa-tone-success {
      background: ${color.success};
      color: ${color.onStatus};
    }
    .lupa-tone-alert {
      background: ${color.alert};
      color: ${color.onAlert};
    }
    .lupa-tone-error {
      background: ${color.error};
      color: ${color.onStatus};
    }
    .lupa-tone-neutral {
      border-color: ${color.borderControl};
    }
    @media (forced-colors: active), print {
      .lupa-status {
        border-color: currentColor;
      }
    }
  `,
];
