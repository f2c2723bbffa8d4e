/**
 * HTML of a clipboard as tokens. No parser of the browser is asked: those are sinks of Trusted Types, which a page's
 * policy may refuse, and what they parse may load and run things. Here text stays text.
 */
export type HtmlToken =
  | { type: 'start'; name: string; attributes: ReadonlyMap<string, string> }
  | { type: 'end'; name: string }
  | { type: 'text'; text: string };

/** HTML names the characters from U+00A0 to U+00FF so, in order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute ' +
  'thorn yuml';

const ENTITIES = new Map<string, string>([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ...Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", bull: '•', hellip: '…', euro: '€', trade: '™' },
    ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
    ...{ lsaquo: '‹', rsaquo: '›', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', minus: '−', rarr: '→' },
    ...{ larr: '←', OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', zwj: '\u200d', zwnj: '\u200c' },
    ...{ Ccaron: 'Č', ccaron: 'č', Zcaron: 'Ž', zcaron: 'ž', Dstrok: 'Đ', dstrok: 'đ', le: '≤', ge: '≥', ne: '≠' },
  }),
]);

function characterOf(code: number): string {
  // A broken number is what a browser shows in its place.
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
}

/** `&auml;` and `&#228;` as characters; what is none stays as it is. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,7})|([A-Za-z]\w{1,9}));/gu, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return characterOf(Number(decimal));
    if (hex !== undefined) return characterOf(Number.parseInt(String(hex), 16));
    return ENTITIES.get(String(name)) ?? whole;
  });
}

const TAG_NAME = /<(\/?)([a-z][^\s/>]*)/iuy;
const ATTRIBUTE = /[\s/]*([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))?)?/uy;
/** What stands in these is no text of the page. */
const RAW = /^(?:script|style|template|title|xml|noscript|iframe|object|svg|math|audio|video|canvas)$/u;

function readTag(html: string, at: number): { token: HtmlToken; end: number } | undefined {
  TAG_NAME.lastIndex = at;
  const opening = TAG_NAME.exec(html);
  if (opening === null) return undefined;
  const name = opening[2]!.toLowerCase();
  let end = TAG_NAME.lastIndex;
  const attributes = new Map<string, string>();
  while (end < html.length) {
    ATTRIBUTE.lastIndex = end;
    const attribute = ATTRIBUTE.exec(html);
    if (attribute === null) break;
    end = ATTRIBUTE.lastIndex;
    const key = attribute[1]!.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decoded(attribute[2] ?? attribute[3] ?? attribute[4] ?? ''));
  }
  const close = html.indexOf('>', end);
  end = close === -1 ? html.length : close + 1;
  return { token: opening[1] === '/' ? { type: 'end', name } : { type: 'start', name, attributes }, end };
}

/** Where a comment, a doctype or another declaration ends. */
function endOfDeclaration(html: string, at: number): number {
  const isComment = html.startsWith('<!--', at);
  const close = isComment ? html.indexOf('-->', at + 4) : html.indexOf('>', at);
  return close === -1 ? html.length : close + (isComment ? 3 : 1);
}

/** Never throws, and takes time in proportion to the length. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  /** Elements of which no end follows: looked for once, not at each of them. */
  const endless = new Set<string>();
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next !== at) {
      yield { type: 'text', text: decoded(html.slice(at, next === -1 ? html.length : next)) };
      if (next === -1) return;
      at = next;
    }
    if (/[!?]/u.test(html[at + 1] ?? '')) {
      at = endOfDeclaration(html, at);
      continue;
    }
    const tag = readTag(html, at);
    if (tag === undefined) {
      yield { type: 'text', text: '<' };
      at += 1;
      continue;
    }
    at = tag.end;
    yield tag.token;
    const { token } = tag;
    if (token.type !== 'start' || !RAW.test(token.name) || endless.has(token.name)) continue;
    const end = new RegExp(`</${token.name}(?=[\\s/>])`, 'giu');
    end.lastIndex = at;
    const close = end.exec(html);
    if (close === null) endless.add(token.name);
    else at = close.index;
  }
}
