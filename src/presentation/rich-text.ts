import { html, type TemplateResult } from 'lit';
import type { RichText, TextRun } from '../model/rich-text.ts';
import { SAFE_SCHEME } from '../model/rich-text.ts';
import { heading } from '../ui/heading.ts';

function run({ text, strong, href }: TextRun): TemplateResult {
  // The server has checked the address; whoever answers in its place has not.
  if (href !== undefined && SAFE_SCHEME.test(href)) return html`<a href=${href} rel="noopener noreferrer">${text}</a>`;
  return strong ? html`<strong>${text}</strong>` : html`${text}`;
}

/** The tree as elements. @param level level of the heading that the text stands under */
export function richText(text: RichText, level: number): TemplateResult[] {
  return text.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return html`<p>${block.runs.map(run)}</p>`;
      case 'heading':
        return heading(level + block.depth, block.runs.map(run), { className: 'lupa-small' });
      case 'list': {
        const items = block.items.map((runs) => html`<li>${runs.map(run)}</li>`);
        return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
      }
    }
  });
}
