/**
 * The unit from which every size in the library comes.
 *
 * `--lupa-unit` is what a page may set (default `1em`). `--lupa-computed-unit` is its value in pixels at each
 * element's `:host`: as plain text, `1em` would be computed anew, and differently, inside each larger or smaller
 * text. Never rem: host pages set `html{font-size:62.5%}`.
 */
import { css } from 'lit';

const NAME = '--lupa-computed-unit';
let registered = false;

/** Registers the computed unit as a length, once per page; does nothing where it has been done by another copy. */
export function registerUnit(): void {
  if (registered) return;
  registered = true;
  // Absent on a server, and in browsers from before July 2024: there, sizes inside larger text come out larger.
  if (typeof CSS === 'undefined' || !('registerProperty' in CSS)) return;
  try {
    CSS.registerProperty({ name: NAME, syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidModificationError')) throw error;
  }
}

/** Computes the unit at the element's own host. Part of `hostStyles`. */
export const unitStyles = css`
  :host {
    --lupa-computed-unit: var(--lupa-unit, 1em);
  }
`;
