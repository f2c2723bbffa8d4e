import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Shapes on a grid of 24, drawn in the colour of the text. */
const SHAPES = {
  check: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  cross: svg`<path d="M6.5 6.5l11 11m0-11l-11 11"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.5l3.5 2"/>`,
  ban: svg`<circle cx="12" cy="12" r="8.5"/><path d="M6 6l12 12"/>`,
  alert: svg`<path d="M12 4l9 16H3zM12 10v4.5m0 2v.6"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5m0-9v.6"/>`,
  back: svg`<path d="M14.5 5.5L8 12l6.5 6.5"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** A picture beside words that say the same: hidden from assistive technology. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="lupa-icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;
}
