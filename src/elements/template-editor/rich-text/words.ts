import { msg, str } from '@lit/localize';
import type { Language } from '../../../model/language.ts';
import type { CommandName } from './keys.ts';
import type { Omission } from './pasted-html.ts';

export { messages as richTextMessages } from '../../../i18n/generated/rich-text.ts';

export type ToolName = CommandName | 'link' | 'language';

/** What a tool is called. */
export function toolName(tool: ToolName): string {
  switch (tool) {
    case 'strong':
      return msg('Bold', { id: 'rich-text.strong' });
    case 'heading-1':
      return msg('Heading', { id: 'rich-text.heading' });
    case 'heading-2':
      return msg('Subheading', { id: 'rich-text.subheading' });
    case 'bullets':
      return msg('List', { id: 'rich-text.bullets' });
    case 'numbers':
      return msg('Numbered list', { id: 'rich-text.numbers' });
    case 'link':
      return msg('Link', { id: 'rich-text.link' });
    case 'language':
      return msg('Language of words', { id: 'rich-text.language' });
    case 'undo':
      return msg('Undo', { id: 'rich-text.undo' });
    case 'redo':
      return msg('Redo', { id: 'rich-text.redo' });
  }
}

const APPLE = /Mac|iP(?:hone|[oa]d)/u;

/** Keys as they are written on the keyboard. `Shift` has a Finnish name. */
export function keysOf(tool: ToolName): string {
  const shift = msg('Shift', { id: 'rich-text.shift' });
  const keys: Partial<Record<ToolName, string>> = {
    strong: 'Ctrl+B',
    'heading-1': 'Ctrl+Alt+1',
    'heading-2': 'Ctrl+Alt+2',
    bullets: `Ctrl+${shift}+8`,
    numbers: `Ctrl+${shift}+7`,
    link: 'Ctrl+K',
    undo: 'Ctrl+Z',
    redo: 'Ctrl+Y',
  };
  const written = keys[tool] ?? '';
  return APPLE.test(navigator.platform) ? written.replace('Ctrl', 'Cmd') : written;
}

export const toolbarName = (field: string): string => msg(str`Formatting: ${field}`, { id: 'rich-text.toolbar' });

export const keysHint = (): string =>
  msg('Alt+F10 leads from the text to these tools, the arrow keys lead from one tool to another.', {
    id: 'rich-text.keys-hint',
  });

/** How a language is called by those who speak it: for the words that a writer marks. */
export const LANGUAGE_NAMES = [
  ['fi', 'suomi'],
  ['sv', 'svenska'],
  ['en', 'English'],
  ['se', 'davvisámegiella'],
] as const;

export const noLanguage = (): string => msg('Same as the rest of the text', { id: 'rich-text.language-none' });

export const languageHint = (): string =>
  msg('Names and words in another language are then read aloud rightly.', { id: 'rich-text.language-hint' });

export const linkWords = (): string => msg('Text of the link', { id: 'rich-text.link-words' });
export const linkAddressName = (): string => msg('Address', { id: 'rich-text.link-address' });
export const linkAddressHint = (): string =>
  msg('For example https://www.municipality.fi/page, mailto:name@municipality.fi or tel:+358401234567', {
    id: 'rich-text.link-hint',
  });
export const addLink = (): string => msg('Add the link', { id: 'rich-text.link-add' });
export const changeLink = (): string => msg('Save the link', { id: 'rich-text.link-save' });
export const removeLink = (): string => msg('Remove the link', { id: 'rich-text.link-remove' });
export const cancel = (): string => msg('Cancel', { id: 'rich-text.cancel' });

export type LinkTrouble = 'none' | 'empty' | 'unknown' | 'proposed' | 'no-words';

export function linkTrouble(trouble: Exclude<LinkTrouble, 'none'>): string {
  switch (trouble) {
    case 'empty':
      return msg('Write the address to which the link leads.', { id: 'rich-text.link-empty' });
    case 'unknown':
      return msg('This is no address to link to. An address begins with https://, mailto: or tel:', {
        id: 'rich-text.link-unknown',
      });
    case 'proposed':
      return msg('We completed the address. Check that it is right, and add the link.', {
        id: 'rich-text.link-proposed',
      });
    case 'no-words':
      return msg('Write the text that stands for the link.', { id: 'rich-text.link-no-words' });
  }
}

export function omissionWords(omission: Omission): string {
  switch (omission) {
    case 'images':
      return msg('Images were left out.', { id: 'rich-text.omitted-images' });
    case 'tables':
      return msg('A table became paragraphs, one of each cell.', { id: 'rich-text.omitted-tables' });
    case 'links':
      return msg(
        'The text of some links was kept without the address: only https, mailto and tel addresses can be used.',
        {
          id: 'rich-text.omitted-links',
        },
      );
    case 'https':
      return msg('Addresses that began with http:// now begin with https://. Check that they work.', {
        id: 'rich-text.changed-https',
      });
    case 'deleted':
      return msg('Text that was marked as deleted was left out.', { id: 'rich-text.omitted-deleted' });
  }
}

export const pastedTitle = (): string => msg('Not everything could be pasted as it was', { id: 'rich-text.pasted' });
export const closeNotice = (): string => msg('Close this notice', { id: 'rich-text.close-notice' });

function number(value: number, language: Language): string {
  return value.toLocaleString(language);
}

/** WCAG 2.2, 1.3.1 and EN 301 549, 11.8.4: the writer is told of what is not accessible. */
export const levelLeftOut = (): string =>
  msg('There is a subheading with no heading above it. Make it a heading, or write a heading above it.', {
    id: 'rich-text.level-left-out',
  });

export const countSentence = (length: number, most: number, language: Language): string => {
  const [used, limit] = [number(length, language), number(most, language)];
  return msg(str`${used} of ${limit} characters used`, { id: 'rich-text.count' });
};

export const overSentence = (over: number, language: Language): string => {
  const count = number(over, language);
  return over === 1
    ? msg('The text is 1 character too long. Shorten it: it cannot be published as it is.', {
        id: 'rich-text.over-one',
      })
    : msg(str`The text is ${count} characters too long. Shorten it: it cannot be published as it is.`, {
        id: 'rich-text.over',
      });
};

export const fitsAgain = (): string => msg('The text is no longer too long.', { id: 'rich-text.fits-again' });
