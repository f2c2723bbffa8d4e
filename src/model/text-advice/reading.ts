/** A field as it is read: its plain text, and where sentences, blocks and links stand in it. */
import type { VersionText } from '../agreed-text.ts';
import { parseRichText, type RichText, type TextBlock, type TextRun } from '../rich-text.ts';
import { ADVICE_FIELDS, type AdviceField, type AdviceLanguage } from './advice.ts';

export interface Span {
  /** In UTF-16 units; `end` is behind the last. */
  start: number;
  end: number;
}

export interface Reading {
  field: AdviceField;
  purpose?: string;
  text: string;
  sentences: Span[];
  blocks: (Span & { block: TextBlock })[];
  links: Span[];
}

/** The fields in the Markdown subset; the others are lines. */
const RICH: readonly AdviceField[] = ['description', 'ifRefused', 'afterRefusing'];

/** Where a point ends no sentence. */
const ABBREVIATIONS: Record<AdviceLanguage, RegExp> = {
  fi: /(?<!\p{L})(?:esim|ks|mm|ym|yms|jne|nk|ns|klo|puh|os|nro|ml|tri|prof|vrt|\p{Lu})\.$/u,
  sv: /(?<!\p{L})(?:t\.ex|bl\.a|t\.o\.m|fr\.o\.m|s\.k|d\.v\.s|o\.s\.v|dvs|osv|ca|kl|tfn|nr|jfr|inkl|dr|prof|\p{Lu})\.$/u,
};

/** What is read of a text in the Markdown subset: a line for each paragraph, heading and item. */
export function plainText(markdown: string): string {
  return lay(parseRichText(markdown)).text;
}

/** All fields that hold something, in the order of the form. */
export function readingsOf(version: VersionText, language: AdviceLanguage): Reading[] {
  return ADVICE_FIELDS.flatMap((field) => {
    if (field === 'purposes') {
      return Object.entries(version.purposes ?? {}).map(([purpose, name]) => ({
        ...readLine(field, name, language),
        purpose,
      }));
    }
    const source = version[field] ?? '';
    return [RICH.includes(field) ? readRich(field, source, language) : readLine(field, source, language)];
  }).filter(({ text }) => text.trim() !== '');
}

function readLine(field: AdviceField, text: string, language: AdviceLanguage): Reading {
  return { field, text, sentences: sentencesOf(text, language), blocks: [], links: [] };
}

function readRich(field: AdviceField, source: string, language: AdviceLanguage): Reading {
  const { text, blocks, links } = lay(parseRichText(source));
  return { field, text, sentences: sentencesOf(text, language), blocks, links };
}

function lay(rich: RichText): Pick<Reading, 'text' | 'blocks' | 'links'> {
  let text = '';
  const blocks: Reading['blocks'] = [];
  const links: Span[] = [];
  const line = (runs: TextRun[]) => {
    if (text !== '') text += '\n';
    const start = text.length;
    for (const run of runs) {
      if (run.href !== undefined) links.push({ start: text.length, end: text.length + run.text.length });
      text += run.text;
    }
    return start;
  };
  for (const block of rich) {
    const [start = 0] = (block.type === 'list' ? block.items : [block.runs]).map(line);
    blocks.push({ start, end: text.length, block });
  }
  return { text, blocks, links };
}

/** A sentence ends with its mark before a capital letter, and with its line. */
function sentencesOf(text: string, language: AdviceLanguage): Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    let start = line.index;
    for (const mark of line[0].matchAll(/(?<![.!?])[.!?]+["”’»)]*(?=\s+["”’»(]*[\p{Lu}\p{N}])/gu)) {
      const end = line.index + mark.index + mark[0].length;
      if (ABBREVIATIONS[language].test(text.slice(Math.max(start, end - 12), end))) continue;
      spans.push({ start, end });
      start = end;
    }
    spans.push({ start, end: line.index + line[0].length });
  }
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => start < end);
}

function trimmed(text: string, { start, end }: Span): Span {
  const sentence = text.slice(start, end);
  return { start: start + (sentence.length - sentence.trimStart().length), end: start + sentence.trimEnd().length };
}
