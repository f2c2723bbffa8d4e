/** A mail as HTML. */
import { html } from 'hono/html';
import type { Markup } from '../../pages/frame.ts';
import { plain, type MailBlock, type MailTree } from '../../service/mail/mail-tree.ts';

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
