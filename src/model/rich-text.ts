/**
 * The long texts of a template as a tree, so that no HTML string exists anywhere between the author and the page.
 * Paragraphs, headings of two levels, lists, bold, links, and words in another language.
 */
export interface TextRun {
  text: string;
  strong?: boolean;
  /** An absolute `https:`, `mailto:` or `tel:` address, as {@link safeHref} gives it. */
  href?: string;
  /** Language of words that are not in the language of the text (WCAG 2.2, 3.1.2): a BCP 47 tag. */
  lang?: string;
}

export type TextBlock =
  | { type: 'paragraph'; runs: TextRun[] }
  /** `depth` 1 is the first level below the heading that the text stands under. */
  | { type: 'heading'; depth: 1 | 2; runs: TextRun[] }
  | { type: 'list'; ordered: boolean; items: TextRun[][] };

export type RichText = TextBlock[];

/** How an address begins that a text may link to. */
export const SAFE_SCHEME = /^(https|mailto|tel):/u;

/**
 * The address in its normal form, or `undefined` when it is not one that a text may link to: one of another scheme, a
 * relative one, or one with a name before its host, as in `https://kunta.fi@elsewhere.example`.
 */
export function safeHref(address: string): string | undefined {
  // Control characters and spaces are how "java\nscript:" slips past a look at the first letters.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/u.test(address)) return undefined;
  try {
    const { href, username, password } = new URL(address);
    return SAFE_SCHEME.test(href) && username === '' && password === '' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The language tag in its canonical form (BCP 47), or `undefined` for what is none. */
export function languageTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The lines of a block: one, or one for each item of a list. */
export function linesOf(block: TextBlock): TextRun[][] {
  return block.type === 'list' ? block.items : [block.runs];
}

/** The words alone: a line for each paragraph, heading and item. A text of one line is its own words. */
export function plainText(text: RichText | string): string {
  if (typeof text === 'string') return text;
  return text.flatMap(linesOf).map(wordsOf).join('\n');
}

/** In UTF-16 code units, as `maxlength` of HTML counts; what is between the lines does not count. */
export function lengthOf(text: RichText): number {
  return text.flatMap(linesOf).reduce((sum, runs) => sum + wordsOf(runs).length, 0);
}

/** Anything that is seen or heard: neither space nor a character without a form. */
const SAYS_SOMETHING = /[^\s\p{Cc}\p{Cf}]/u;

/** Whether it says nothing. */
export function isEmptyText(text: RichText | string): boolean {
  return !SAYS_SOMETHING.test(plainText(text));
}

/** Runs that follow each other in one link, or outside of any: at least one. */
export type LinkedRuns = [TextRun, ...TextRun[]];

/** Runs by the link that they stand in, so that one link is one on the page, whatever part of it is bold. */
export function byLink(runs: readonly TextRun[]): LinkedRuns[] {
  const links: LinkedRuns[] = [];
  for (const run of runs) {
    const last = links.at(-1);
    if (last?.[0].href === run.href && last) last.push(run);
    else links.push([run]);
  }
  return links;
}

/**
 * The one form in which a text is kept and compared. Runs that are marked alike are one; what says nothing is gone:
 * empty runs, items and blocks, and links around nothing. Addresses and languages are in their own normal forms, and not
 * there where they have none; line breaks within a line are spaces. The words stay as they were written, in
 * whatever form of Unicode. Twice the same.
 */
export function normalRichText(text: RichText): RichText {
  return text.flatMap((block): RichText => {
    if (block.type === 'list') {
      const items = block.items.map(normalRuns).filter(({ length }) => length > 0);
      return items.length === 0 ? [] : [{ type: 'list', ordered: block.ordered, items }];
    }
    const runs = normalRuns(block.runs);
    if (runs.length === 0) return [];
    return [block.type === 'heading' ? { type: 'heading', depth: block.depth, runs } : { type: 'paragraph', runs }];
  });
}

function normalRuns(runs: readonly TextRun[]): TextRun[] {
  const linked = byLink(runs.map(normalRun).filter(({ text }) => text !== ''));
  const kept = linked.flatMap((inside) =>
    isBlank(inside) ? inside.map(({ href: _, ...run }): TextRun => run) : inside,
  );
  const merged: TextRun[] = [];
  for (const run of kept) {
    const last = merged.at(-1);
    if (last && isMarkedAlike(last, run)) last.text += run.text;
    else merged.push(run);
  }
  return isBlank(merged) ? [] : merged;
}

function normalRun({ text, strong, href: address, lang: tag }: TextRun): TextRun {
  const href = address === undefined ? undefined : safeHref(address);
  const lang = tag === undefined ? undefined : languageTag(tag);
  return {
    text: text.replaceAll(/\r\n|[\n\v\f\r\u2028\u2029]/gu, ' '),
    ...(strong === true && { strong }),
    ...(href !== undefined && { href }),
    ...(lang !== undefined && { lang }),
  };
}

function isMarkedAlike(one: TextRun, other: TextRun): boolean {
  return one.strong === other.strong && one.href === other.href && one.lang === other.lang;
}

function isBlank(runs: readonly TextRun[]): boolean {
  return !SAYS_SOMETHING.test(wordsOf(runs));
}

function wordsOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

const INLINE = /\*\*(?<strong>[^*]+)\*\*|\[(?<label>[^[\]]+)\]\((?<href>[^()\s]+)\)/gu;

function parseRuns(source: string): TextRun[] {
  const runs: TextRun[] = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    const href = match.groups?.['href'] === undefined ? undefined : safeHref(match.groups['href']);
    if (match.groups?.['label'] !== undefined && href === undefined) continue; // stays as the author typed it
    if (match.index > end) runs.push({ text: source.slice(end, match.index) });
    if (href !== undefined) runs.push({ text: match.groups?.['label'] ?? '', href });
    else runs.push({ text: match.groups?.['strong'] ?? '', strong: true });
    end = match.index + match[0].length;
  }
  if (end < source.length) runs.push({ text: source.slice(end) });
  return runs;
}

function parseBlock(lines: string[]): TextBlock {
  const heading = lines.length === 1 ? /^(#{1,2})\s+(.+)$/u.exec(lines[0] ?? '') : null;
  if (heading) return { type: 'heading', depth: heading[1] === '#' ? 1 : 2, runs: parseRuns(heading[2] ?? '') };
  for (const [marker, ordered] of [
    [/^[-*]\s+/u, false],
    [/^\d+[.)]\s+/u, true],
  ] as const) {
    if (lines.every((line) => marker.test(line))) {
      return { type: 'list', ordered, items: lines.map((line) => parseRuns(line.replace(marker, ''))) };
    }
  }
  return { type: 'paragraph', runs: parseRuns(lines.join(' ')) };
}

/**
 * A small subset of Markdown → tree in its normal form: what is pasted as plain text, and texts of before they were
 * trees. Never throws: what is not understood stays as text.
 */
export function parseRichText(markdown: string): RichText {
  const blocks = markdown
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/u)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map(parseBlock);
  return normalRichText(blocks);
}

/** A text as it was kept: those that people agreed to before texts were trees are in Markdown. */
export function richTextOf(kept: RichText | string): RichText {
  return typeof kept === 'string' ? parseRichText(kept) : kept;
}
