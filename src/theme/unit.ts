/**
 * The unit from which every size in the library comes.
 *
 * `--lupa-unit` is what a page may set (default `1em`). `--lupa-em` is its value in pixels at each
 * element's `:host`: as plain text, `1em` would be computed anew, and differently, inside each larger or smaller
 * text. Never rem: host pages set `html{font-size:62.5%}`.
 */
import { css } from 'lit';

let registered = false;

/** Registers the computed unit as a length, once for the page. */
export function registerUnit(): void {
  if (registered) return;
  registered = true;
  try {
    CSS.registerProperty({ name: '--lupa-em', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Another copy of the library has done it; or a browser from before July 2024 cannot, and sizes inside larger
    // text come out larger there.
  }
}

/** Computes the unit at the element's own host. Part of `hostStyles`. */
export const unitStyles = css`
  :host {
    --lupa-em: var(--lupa-unit, 1em);
  }
`;
