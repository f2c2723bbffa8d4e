import { html, type TemplateResult } from 'lit';
import { byLink, SAFE_SCHEME, type RichText, type TextRun } from '../model/rich-text.ts';
import { heading } from '../ui/heading.ts';

/** The words of a line; one link is one element, whatever part of it is bold. */
function line(runs: TextRun[]): unknown[] {
  return byLink(runs).map((linked) => {
    const href = linked[0].href ?? '';
    const words = linked.map(({ text, strong, lang }) => {
      const said = strong ? html`<strong>${text}</strong>` : text;
      return lang === undefined ? said : html`<span lang=${lang}>${said}</span>`;
    });
    // The server has checked the address; whoever answers in its place has not.
    return SAFE_SCHEME.test(href) ? html`<a href=${href} rel="noreferrer">${words}</a>` : words;
  });
}

/** The tree as elements. @param level level of the heading that the text stands under */
export function richText(text: RichText, level: number): TemplateResult[] {
  return text.map((block) => {
    if (block.type === 'list') {
      const items = block.items.map((runs) => html`<li>${line(runs)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    const words = line(block.runs);
    return block.type === 'heading'
      ? heading(level + block.depth, words, { className: 'lupa-small' })
      : html`<p>${words}</p>`;
  });
}
