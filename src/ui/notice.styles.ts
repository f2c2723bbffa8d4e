import { css } from 'lit';
import { color, fontSize, space } from '../theme/tokens.ts';
import { iconStyles } from './icon.styles.ts';

/** The tone of a notice is two colours: its edge with the icon, and its surface. */
export const noticeStyles = [
  iconStyles,
  css`
    .lupa-notice {
      --lupa-tone: ${color.info};
      --lupa-tone-surface: ${color.infoSurface};
      display: flex;
      gap: ${space.xs};
      padding: ${space.s};
      border-inline-start: 8px solid var(--lupa-tone);
      background: var(--lupa-tone-surface);
      color: ${color.text};
    }
    .lupa-notice-success {
      --lupa-tone: ${color.success};
      --lupa-tone-surface: ${color.successSurface};
    }
    .lupa-notice-error {
      --lupa-tone: ${color.error};
      --lupa-tone-surface: ${color.errorSurface};
    }
    .lupa-notice-alert {
      --lupa-tone: ${color.alert};
      --lupa-tone-surface: ${color.alertSurface};
    }
    .lupa-notice-body {
      display: grid;
      justify-items: start;
      gap: ${space.xxs};
      min-inline-size: 0;
    }
    .lupa-notice-body p {
      margin: 0;
    }
    .lupa-notice-title,
    .lupa-notice-title > * {
      margin: 0;
      font-size: ${fontSize.l};
      font-weight: bold;
      line-height: 1.25;
    }
  `,
];
