import { css } from 'lit';
import { borderWidth, color, space } from '../theme/tokens.ts';

/** Dresses native radio buttons, check boxes and fields, with the error that belongs to them. */
export const choiceStyles = css`
  .lupa-choice {
    display: inline-flex;
    align-items: center;
    gap: ${space.xs};
    min-block-size: 44px;
    cursor: pointer;
  }
  .lupa-choice input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: ${color.action};
  }
  .lupa-field {
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: ${space.xxs} ${space.xs};
    border: ${borderWidth} solid ${color.borderControl};
    background: ${color.background};
    color: ${color.text};
    font: inherit;
  }
  .lupa-error {
    margin: 0;
    color: ${color.error};
    font-weight: bold;
  }
  /* Heard and not seen: what the look of a thing says to the eye. */
  .lupa-aloud {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
