import { Slice, Fragment } from 'prosemirror-model';
import { normalRichText, parseRichText, type RichText } from '../../../model/rich-text.ts';
import { nodesOf } from './document.ts';
import { PastedHtml, type Omission } from './pasted-html.ts';

export interface Pasted {
  text: RichText;
  /** What was not taken over as it was. */
  omissions: ReadonlySet<Omission>;
}

/**
 * HTML of Word, Outlook, Google Docs, LibreOffice or a web page as a text: paragraphs, headings, lists, bold, links and
 * the language of words. The first of the heading levels that occur becomes depth 1, deeper ones depth 2.
 *
 * @param lang language of the field: words in it carry none of their own
 */
export function textOfHtml(html: string, lang: string): Pasted {
  const reading = new PastedHtml(lang);
  const text = reading.read(html);
  return { text: normalRichText(text), omissions: reading.omissions };
}

/** Plain text as it was typed elsewhere: the Markdown of our own texts is understood. */
export function textOfPlain(plain: string): RichText {
  const parsed = parseRichText(plain);
  const [only] = parsed;
  // Words within a line keep the spaces around them.
  const isWords = parsed.length === 1 && only?.type === 'paragraph' && !/[\r\n]/u.test(plain);
  if (isWords && only.runs.length === 1 && only.runs[0]!.text === plain.trim())
    return [{ type: 'paragraph', runs: [{ text: plain }] }];
  return parsed;
}

/** What is pasted in the place of the selection. One paragraph comes as words into the line that is there. */
export function sliceOf(text: RichText): Slice {
  const nodes = nodesOf(text);
  if (nodes.length === 0) return Slice.empty;
  const open = (node: (typeof nodes)[number] | undefined) => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
}
