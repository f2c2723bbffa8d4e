import { css } from 'lit';
import { color, fontSize, space } from '../theme/tokens.ts';
import { iconStyles } from './icon.styles.ts';

export const noticeStyles = [
  iconStyles,
  css`
    .lupa-notice {
      display: flex;
      gap: ${space.xs};
      padding: ${space.s};
      border-inline-start: 8px solid ${color.info};
      background: ${color.infoSurface};
      color: ${color.text};
    }
    .lupa-notice > .lupa-icon {
      color: ${color.info};
    }
    .lupa-notice-body {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
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
    .lupa-notice-success {
      border-color: ${color.success};
      background: ${color.successSurface};
    }
    .lupa-notice-success > .lupa-icon {
      color: ${color.success};
    }
    .lupa-notice-error {
      border-color: ${color.error};
      background: ${color.errorSurface};
    }
    .lupa-notice-error > .lupa-icon {
      color: ${color.error};
    }
    .lupa-notice-alert {
      border-color: ${color.alert};
      background: ${color.alertSurface};
    }
    .lupa-notice-alert > .lupa-icon {
      color: ${color.text};
    }
  `,
];
