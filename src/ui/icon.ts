import { html, type TemplateResult } from 'lit';

const CIRCLE = 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z';

/** Shapes on a grid of 24, drawn as lines in the colour of the text. */
const SHAPES = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  clock: CIRCLE + 'M12 7v5.5l3.5 2',
  ban: CIRCLE + 'M6 6l12 12',
  alert: 'M12 4l9 16H3zM12 10v4.5m0 2v.6',
  info: CIRCLE + 'M12 11v5.5m0-9v.6',
  back: 'M14.5 5.5L8 12l6.5 6.5',
};

export type IconName = keyof typeof SHAPES;

/** A picture beside words that say the same: hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="lupa-icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${SHAPES[name]}></path></svg>`;
}
