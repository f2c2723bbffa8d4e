import { html, nothing } from 'lit';
import type { Possible } from '../../api/ports.ts';

/** A link to where something is done elsewhere, which says where it leads; nothing where there is no way. */
export function elsewhere(way: Possible | undefined, label: string): unknown {
  if (way === undefined || way === 'here') return nothing;
  return html`<a class="lupa-link" href=${way.elsewhere}>${label} (${new URL(way.elsewhere, location.href).host})</a>`;
}
