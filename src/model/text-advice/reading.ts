/** A field as it is read: its plain text, and where sentences, blocks and links stand in it. */
import type { VersionText } from '../agreed-text.ts';
import { byLink, linesOf, plainText, type RichText, type TextBlock } from '../rich-text.ts';
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

/** Where a point ends no sentence. */
const ABBREVIATIONS: Record<AdviceLanguage, RegExp> = {
  fi: /(?<!\p{L})(?:esim|ks|mm|ym|yms|jne|nk|ns|klo|puh|os|nro|ml|tri|prof|vrt|\p{Lu})\.$/u,
  sv: /(?<!\p{L})(?:t\.ex|bl\.a|t\.o\.m|fr\.o\.m|s\.k|d\.v\.s|o\.s\.v|dvs|osv|ca|kl|tfn|nr|jfr|inkl|dr|prof|\p{Lu})\.$/u,
};

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
    return [typeof source === 'string' ? readLine(field, source, language) : readRich(field, source, language)];
  }).filter(({ text }) => text.trim() !== '');
}

function readLine(field: AdviceField, text: string, language: AdviceLanguage): Reading {
  return { field, text, sentences: sentencesOf(text, language), blocks: [], links: [] };
}

function readRich(field: AdviceField, rich: RichText, language: AdviceLanguage): Reading {
  const text = plainText(rich);
  return { field, text, sentences: sentencesOf(text, language), ...placesIn(rich) };
}

/** Where blocks and links stand in the plain text, which has one character between two lines. */
function placesIn(rich: RichText): Pick<Reading, 'blocks' | 'links'> {
  const links: Span[] = [];
  let at = 0;
  const blocks = rich.map((block) => {
    const start = at;
    for (const line of linesOf(block)) {
      for (const runs of byLink(line)) {
        const from = at;
        for (const { text } of runs) at += text.length;
        if (runs[0].href !== undefined) links.push({ start: from, end: at });
      }
      at += 1;
    }
    return { start, end: at - 1, block };
  });
  return { blocks, links };
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
