/** A mail as a tree, from which both its forms are made, so that the text and the HTML say the same. */
import { html } from 'hono/html';
import type { Language } from '../../../src/model/language.ts';
import type { Markup } from '../../pages/frame.ts';

export type MailBlock =
  | { type: 'paragraph'; text: string }
  | { type: 'fact'; label: string; value: string; language: Language }
  | { type: 'link'; label: string; href: string };

export interface MailTree {
  language: Language;
  subject: string;
  blocks: MailBlock[];
}

/** One line of characters that are seen; a line break in a name must not make a header or a line of its own. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cf}\p{Cn}]/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

export function mailText({ blocks }: MailTree): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: MailBlock): string {
  switch (block.type) {
    case 'paragraph':
      return plain(block.text);
    case 'fact':
      return `${plain(block.label)}: ${plain(block.value)}`;
    case 'link':
      return `${plain(block.label)}:\n${block.href}`;
  }
}

/** Without styles: a mail program has its own, in the dark and for large letters too. */
export async function mailHtml(tree: MailTree): Promise<string> {
  const page = await html`<!doctype html>
<html lang="${tree.language}">
<head><meta charset="utf-8"/><title>${plain(tree.subject)}</title></head>
<body>
${mailBody(tree)}
</body>
</html>
`;
  return String(page);
}

/** What stands in the body of the HTML. The address of a link is seen too, so that nobody must trust a word. */
export function mailBody({ blocks }: MailTree): Markup {
  return html`${blocks.map((block) => html`${markupOf(block)}\n`)}`;
}

function markupOf(block: MailBlock): Markup {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${plain(block.text)}</p>`;
    case 'fact':
      return html`<p>${plain(block.label)}: <b lang="${block.language}">${plain(block.value)}</b></p>`;
    case 'link':
      return html`<p>${plain(block.label)}:<br/> <a href="${block.href}">${block.href}</a></p>`;
  }
}
