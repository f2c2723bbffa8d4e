/**
 * The texts of a template: a small subset of Markdown as a tree, so that no HTML string exists anywhere
 * between the author and the page. Paragraphs, headings of two levels, lists, bold and links.
 */
export interface TextRun {
  text: string;
  strong?: boolean;
  /** An absolute `https:`, `mailto:` or `tel:` address; nothing else gets through {@link parseRichText}. */
  href?: string;
  /** BCP 47 tag of words in another language than the text around them. */
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

/** The address in its normal form, or `undefined` when it is not one that a text may link to. */
export function safeHref(address: string): string | undefined {
  // Control characters and spaces are how "java\nscript:" slips past a look at the first letters.
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/u.test(address)) return undefined;
  try {
    const url = new URL(address);
    return SAFE_SCHEME.test(url.href) ? url.href : undefined;
  } catch {
    return undefined;
  }
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

/** Markdown subset → tree. Never throws: what is not understood stays as text. */
export function parseRichText(markdown: string): RichText {
  return markdown
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
}

function normalRuns(runs: TextRun[]): TextRun[] {
  const normal: TextRun[] = [];
  for (const { text, strong, href, lang } of runs) {
    if (text === '') continue;
    const safe = href === undefined ? undefined : safeHref(href);
    const last = normal.at(-1);
    if (last !== undefined && (last.strong ?? false) === (strong ?? false) && last.href === safe && last.lang === lang)
      last.text += text;
    else
      normal.push({
        text,
        ...(strong && { strong }),
        ...(safe !== undefined && { href: safe }),
        ...(lang !== undefined && lang !== '' && { lang }),
      });
  }
  return normal;
}

/** The one form of a text: neighbours of equal marks are one run, and nothing in it is empty. */
export function normalRichText(text: RichText): RichText {
  return text.flatMap((block): TextBlock[] => {
    if (block.type === 'list') {
      const items = block.items.map(normalRuns).filter(({ length }) => length > 0);
      return items.length > 0 ? [{ type: 'list', ordered: block.ordered, items }] : [];
    }
    const runs = normalRuns(block.runs);
    return runs.length > 0 ? [{ ...block, runs }] : [];
  });
}
