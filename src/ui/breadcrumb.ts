import { html, nothing, type TemplateResult } from 'lit';

/** One step of the way; the last one is where the reader is. */
export interface Step {
  /** Nothing where the page does not say where it is shown: then the step is left out. */
  address: string | undefined;
  text: unknown;
}

/** The way from the pages above to this one. Nothing where none of these can be gone to. */
export function breadcrumb(label: string, above: readonly Step[], here: unknown): TemplateResult | typeof nothing {
  const known = above.filter(({ address }) => address !== undefined);
  if (known.length === 0) return nothing;
  return html`<nav class="lupa-path" aria-label=${label}>
    <ol role="list">
      ${known.map(({ address, text }) => html`<li><a href=${address}>${text}</a></li>`)}
      <li><span aria-current="page">${here}</span></li>
    </ol>
  </nav>`;
}
