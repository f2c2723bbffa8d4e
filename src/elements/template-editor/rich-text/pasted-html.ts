import { safeHref, type RichText, type TextBlock, type TextRun } from '../../../model/rich-text.ts';
import { htmlTokens, type HtmlToken } from './html-tokens.ts';
import { DEPTH_ATTRIBUTE } from './schema.ts';

/** What of a pasted text was left out or turned into something else. */
export type Omission = 'images' | 'tables' | 'links' | 'https' | 'deleted';

type Start = Extract<HtmlToken, { type: 'start' }>;

/** An open element, with what it says of the words in it. */
interface Open {
  name: string;
  strong: boolean;
  href: string | undefined;
  lang: string | undefined;
  /** Its words are not taken over. */
  dropped: boolean;
  /** They are the mark that Word writes in front of an item. */
  marker: boolean;
  preformatted: boolean;
}

type Place =
  | { type: 'paragraph' }
  /** `level` as the page has it, `depth` where it is our own text. */
  | { type: 'heading'; level: number; depth?: 1 | 2 | undefined }
  | { type: 'item'; list: object; ordered: boolean | undefined };

/** Words of one line, with the place in which they stand. */
interface Line {
  place: Place;
  runs: TextRun[];
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/u;
const BLOCK =
  /^(?:p|div|h[1-6]|ul|ol|li|table|caption|tbody|thead|tfoot|tr|td|th|blockquote|section|article|header|footer|main|aside|nav|address|pre|dl|dt|dd|figure|figcaption|fieldset|form|hr|center|body|html)$/u;
/** What another of its kind ends, up to the element in which it stands. */
const ENDS: Record<string, [closes: RegExp, within: RegExp]> = {
  li: [/^li$/u, /^(?:ul|ol)$/u],
  tr: [/^tr$/u, /^table$/u],
  td: [/^t[dh]$/u, /^(?:tr|table)$/u],
  th: [/^t[dh]$/u, /^(?:tr|table)$/u],
  dt: [/^d[td]$/u, /^dl$/u],
  dd: [/^d[td]$/u, /^dl$/u],
};
const PARAGRAPH: [RegExp, RegExp] = [/^p$/u, /^(?:div|li|td|th|table|blockquote|body)$/u];
const DROPPED =
  /^(?:script|style|template|title|xml|noscript|iframe|object|svg|math|audio|video|canvas|del|select|datalist)$/u;
/** Elements that are open at once; deeper ones say nothing of their own. */
const DEEPEST = 200;

function styleOf({ attributes }: Start): string {
  return (attributes.get('style') ?? '').toLowerCase();
}

function classOf({ attributes }: Start): string {
  return attributes.get('class') ?? '';
}

/** Whether the words are bold; `undefined` where the element does not say. */
function boldness(start: Start): boolean | undefined {
  const [, weight] = /(?:^|[;\s])font-weight:\s*([\w]+)/u.exec(styleOf(start)) ?? [];
  if (weight !== undefined && weight !== 'inherit')
    return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  return start.name === 'b' || start.name === 'strong' ? true : undefined;
}

function isHidden(start: Start): boolean {
  return (
    start.attributes.has('hidden') ||
    /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/u.test(styleOf(start)) ||
    /\bMsoComment(?:Reference|Text)\b/u.test(classOf(start))
  );
}

/** A language tag in its usual form; ours without a country, so that Word's `FI` and `sv-FI` are `fi` and `sv`. */
function tagOf(lang: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(lang.trim());
    if (tag === undefined || /^(?:und|x|zxx)\b/u.test(tag)) return undefined;
    const [, ours] = /^(fi|sv|en|se)(?:-[A-Z]{2})?$/u.exec(tag) ?? [];
    return ours ?? tag;
  } catch {
    return undefined;
  }
}

function isOrdered(marker: string): boolean {
  return /^[\s\u00a0(]*(?:\d+|\p{L}|[ivxlc]+)[.)]/iu.test(marker);
}

/** One reading of a pasted text. Its end is a flat list of blocks: lists in lists become items of the outermost. */
export class PastedHtml {
  readonly omissions = new Set<Omission>();
  readonly #lang: string | undefined;
  readonly #lines: Line[] = [];
  #open: Open[] = [];
  #line: Line | undefined;
  /** The lists around, outermost first. */
  #lists: { ordered: boolean }[] = [];
  #place: Place = { type: 'paragraph' };
  /** A list that Word writes as paragraphs, and its number in Word. */
  #wordList: { key: string; list: object } | undefined;
  #marker = '';
  /** Copied from a field of ours: its spaces are meant. */
  #own = false;
  #hasBlocks = false;

  constructor(lang: string) {
    this.#lang = tagOf(lang);
  }

  read(html: string): RichText {
    this.#own = html.includes('data-pm-slice=');
    for (const token of htmlTokens(html)) {
      if (token.type === 'text') this.#write(token.text);
      else if (token.type === 'start') this.#start(token);
      else this.#end(token.name);
    }
    this.#flush();
    return this.#blocks();
  }

  get #top(): Open {
    return (
      this.#open.at(-1) ?? {
        name: '',
        strong: false,
        href: undefined,
        lang: undefined,
        dropped: false,
        marker: false,
        preformatted: false,
      }
    );
  }

  #start(start: Start): void {
    const { name } = start;
    if (name === 'br') return this.#break();
    if (name === 'img' || name === 'svg' || name === 'v:imagedata') this.#omit('images');
    if (name === 'table') this.#omit('tables');
    const [closes, within] = ENDS[name] ?? (BLOCK.test(name) ? PARAGRAPH : []);
    if (closes && within) this.#endImplied(closes, within);
    const isBlock = BLOCK.test(name);
    if (isBlock) {
      this.#flush();
      this.#hasBlocks ||= !/^(?:html|body)$/u.test(name);
    }
    if (VOID.test(name)) return;
    if (this.#open.length === DEEPEST) return;
    this.#open.push(this.#opened(start));
    // Lists in a list are one with it.
    if (name === 'ul' || name === 'ol') this.#lists.push(this.#lists[0] ?? { ordered: name === 'ol' });
    if (isBlock && !this.#top.dropped) this.#enter(start);
  }

  #opened(start: Start): Open {
    const outer = this.#top;
    const { name } = start;
    if (name === 'del' && !outer.dropped) this.#omit('deleted');
    const lang = start.attributes.get('lang') ?? start.attributes.get('xml:lang');
    const isWhole = name === 'html' || name === 'body';
    const isIgnored = /mso-list:\s*ignore/u.test(styleOf(start));
    return {
      name,
      strong: boldness(start) ?? outer.strong,
      href: name === 'a' ? this.#address(start.attributes.get('href')) : outer.href,
      // Word's own language for a whole page says little of what is written there.
      lang: lang === undefined || isWhole ? outer.lang : tagOf(lang),
      dropped: outer.dropped || DROPPED.test(name) || isHidden(start),
      marker: outer.marker || isIgnored,
      preformatted: outer.preformatted || name === 'pre',
    };
  }

  /** Where the words of a block stand. */
  #enter(start: Start): void {
    const { name, attributes } = start;
    const wordList = /mso-list:\s*(l\d+)/u.exec(styleOf(start))?.[1];
    const [, rank] = /^h([1-6])$/u.exec(name) ?? [];
    const [list] = this.#lists;
    if (list !== undefined) {
      if (name === 'li') this.#place = { type: 'item', list, ordered: list.ordered };
      return;
    }
    if (rank !== undefined || attributes.get('role') === 'heading' || /\bMsoTitle\b/u.test(classOf(start))) {
      const level = rank ?? attributes.get('aria-level') ?? 0;
      const own = attributes.get(DEPTH_ATTRIBUTE);
      const depth = own === undefined ? undefined : own === '2' ? 2 : 1;
      this.#place = { type: 'heading', level: Number(level) || 0, depth };
    } else if (wordList !== undefined && name === 'p') {
      if (this.#wordList?.key !== wordList) this.#wordList = { key: wordList, list: {} };
      this.#marker = '';
      this.#place = { type: 'item', list: this.#wordList.list, ordered: undefined };
      return;
    } else this.#place = { type: 'paragraph' };
    if (name === 'p' || rank !== undefined) this.#wordList = undefined;
  }

  #end(name: string): void {
    // The end of words alone ends no block around them.
    const isBlock = BLOCK.test(name);
    const at = this.#open.findLastIndex((each) => each.name === name || (!isBlock && BLOCK.test(each.name)));
    if (this.#open[at]?.name === name) this.#ended(this.#open.splice(at));
    else if (isBlock) this.#flush();
  }

  #endImplied(closes: RegExp, within: RegExp): void {
    for (let at = this.#open.length - 1; at >= 0; at -= 1) {
      const { name } = this.#open[at]!;
      if (closes.test(name)) return this.#ended(this.#open.splice(at));
      if (within.test(name)) return;
    }
  }

  #ended(ended: Open[]): void {
    for (const { name } of ended.reverse()) {
      if (BLOCK.test(name)) this.#flush();
      if (name === 'ul' || name === 'ol') this.#lists.pop();
      if (BLOCK.test(name) && this.#lists.length === 0) this.#place = { type: 'paragraph' };
    }
  }

  #break(): void {
    if (this.#top.dropped) return;
    if (this.#place.type === 'paragraph') {
      this.#hasBlocks ||= this.#line !== undefined;
      this.#flush();
    } else this.#write(' ');
  }

  #write(text: string): void {
    const { dropped, marker, preformatted, strong, href, lang } = this.#top;
    if (dropped) return;
    if (marker) return this.#mark(text);
    if (preformatted && /[\r\n]/u.test(text)) {
      for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
        if (index > 0) this.#break();
        this.#write(line);
      }
      return;
    }
    if (this.#line === undefined && !this.#own && /^\s*$/u.test(text) && this.#hasBlocks) return;
    this.#line ??= { place: this.#place, runs: [] };
    const isOther = lang !== undefined && lang !== this.#lang && /\p{L}/u.test(text);
    this.#line.runs.push({
      text: this.#own ? text : text.replaceAll(/[ \t\r\n\f]+/gu, ' '),
      // A heading is bold by itself.
      ...(strong && (this.#own || this.#line.place.type !== 'heading') && { strong }),
      ...(href !== undefined && { href }),
      ...(isOther && { lang }),
    });
  }

  /** “·” or “1.” in front of an item of Word. */
  #mark(text: string): void {
    this.#marker += text;
    const place = this.#place;
    if (place.type === 'item' && this.#marker.trim() !== '') place.ordered ??= isOrdered(this.#marker);
  }

  #flush(): void {
    if (this.#line !== undefined) this.#lines.push(this.#line);
    this.#line = undefined;
  }

  #address(href: string | undefined): string | undefined {
    const address = href?.trim();
    // A name to which others lead is not a link.
    if (address === undefined || address === '') return undefined;
    const safe = safeHref(address);
    if (safe !== undefined) return safe;
    const secure = /^http:/iu.test(address) ? safeHref(address.replace(/^http:/iu, 'https:')) : undefined;
    this.#omit(secure === undefined ? 'links' : 'https');
    return secure;
  }

  #omit(what: Omission): void {
    if (!this.#top.dropped) this.omissions.add(what);
  }

  #blocks(): RichText {
    const lines = this.#lines
      .map(({ place, runs }) => ({ place, runs: this.#own ? runs : spaced(runs, this.#hasBlocks) }))
      .filter(({ runs }) => runs.some(({ text }) => text.trim() !== '') || this.#own || !this.#hasBlocks);
    const levels = lines.flatMap(({ place }) => (place.type === 'heading' ? [place.level] : []));
    const highest = Math.min(...levels);
    const lists = new Map<object, Extract<TextBlock, { type: 'list' }>>();
    let last: object | undefined;
    return lines.flatMap(({ place, runs }): TextBlock[] => {
      if (place.type !== 'item') last = undefined;
      if (place.type === 'paragraph') return [{ type: 'paragraph', runs }];
      if (place.type === 'heading')
        return [{ type: 'heading', depth: place.depth ?? (place.level === highest ? 1 : 2), runs }];
      const known = last === place.list ? lists.get(place.list) : undefined;
      last = place.list;
      if (known !== undefined) {
        known.items.push(runs);
        return [];
      }
      const list = { type: 'list' as const, ordered: place.ordered ?? false, items: [runs] };
      lists.set(place.list, list);
      return [list];
    });
  }
}

/** Spaces as a browser shows them: one in a row, and none at the ends of a line. */
function spaced(runs: TextRun[], isBlock: boolean): TextRun[] {
  let before = isBlock ? ' ' : '';
  const narrowed = runs.map((run) => {
    let text = run.text.replaceAll(/[ \u00a0]{2,}/gu, ' ');
    if (/[ \u00a0]$/u.test(before)) text = text.replace(/^[ \u00a0]/u, '');
    before = text === '' ? before : text;
    return { ...run, text };
  });
  for (let at = narrowed.length - 1; isBlock && at >= 0; at -= 1) {
    const run = narrowed[at]!;
    run.text = run.text.replace(/[ \u00a0]+$/u, '');
    if (run.text !== '') break;
  }
  return narrowed;
}
