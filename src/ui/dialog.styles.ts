import { css } from 'lit';
import { color, fontSize, lineHeight, radius, space } from '../theme/tokens.ts';

export const dialogStyles = css`
  .lupa-dialog {
    inline-size: min(44em, calc(100vw - 2em));
    max-inline-size: none;
    max-block-size: calc(100vh - 2em);
    max-block-size: calc(100dvh - 2em);
    padding: ${space.m};
    border: 1px solid ${color.borderControl};
    border-radius: ${radius};
    background: ${color.background};
    color: ${color.text};
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .lupa-dialog::backdrop {
    background: color-mix(in srgb, ${color.text} 60%, transparent);
  }
  .lupa-dialog-title {
    margin: 0 0 ${space.s};
    font-size: ${fontSize.headingS};
    line-height: ${lineHeight.heading};
  }
  .lupa-dialog-body {
    display: grid;
    gap: ${space.s};
    min-inline-size: 0;
  }
  .lupa-dialog-body > * {
    margin: 0;
    min-inline-size: 0;
  }
  .lupa-dialog .lupa-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: ${space.xs};
    margin-block-start: ${space.m};
  }
  /* Whatever the pointer does: blue is what builds up. */
  .lupa-danger:not([aria-disabled]) {
    border-color: ${color.error};
    background: ${color.error};
    color: ${color.onStatus};
  }
  @media print {
    .lupa-dialog {
      display: none;
    }
  }
`;
