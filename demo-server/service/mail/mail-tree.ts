/**
 * A mail as a tree, from which both its forms are made, so that the text and the HTML (`node/mail/mail-html.ts`) say the
 * same.
 */
import type { Language } from '../../../src/model/language.ts';

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
