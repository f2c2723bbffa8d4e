/** What the builds do to modules on their way into a file. */
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify, type MinifyOptions } from 'terser';
import type { Plugin } from 'vite';
import { keyOf } from '../../src/i18n/compact-localize.ts';
import type { Messages, Template } from '../../src/i18n/localize.ts';

/** The name under which Lit turns strings into templates where Trusted Types are enforced. */
const POLICY = { published: 'createPolicy("lit-html"', ours: 'createPolicy("lupa-lit"' };

/**
 * Gives the Lit inside our files a Trusted Types policy of its own name: a browser may refuse a second policy of one
 * name, and a page's CSP can then allow ours without allowing every Lit.
 */
export function renamedPolicy(): Plugin {
  return {
    name: 'lupa-trusted-types-policy',
    transform(code, id) {
      if (!id.includes('/lit-html/') || !code.includes('createPolicy')) return null;
      if (!code.includes(POLICY.published)) throw new Error(`Lit names its Trusted Types policy in another way: ${id}`);
      return { code: code.replace(POLICY.published, POLICY.ours), map: null };
    },
  };
}

/**
 * Of Lit, by module, what our files do without: ways around for browsers that lack style sheets made by scripts (of
 * those that read ES2022 and have `AbortSignal.timeout`, which our files want, Firefox 100 alone), what decorators and
 * pages made on a server need, the list of the Lits on a page, and advice for authors, which our types give.
 */
const LEFT_OUT_OF_LIT: Record<string, [theirs: RegExp, instead: string][]> = {
  '/@lit/reactive-element/css-tag.js': [
    [/Error\("Value passed to 'css' function[^"]*"\s*\+\s*(\w+)\s*\+\s*"[^"]*"\)/u, 'Error($1)'],
    [/Error\("CSSResult is not constructable\.[^"]*"\)/u, 'Error()'],
    [/\w+\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/u, '!0'],
  ],
  '/@lit/reactive-element/reactive-element.js': [
    [/,\w+=\w+\.reactiveElementPolyfillSupport/u, ''],
    [/\w+\?\.\(\{ReactiveElement:\w+\}\),/u, ''],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/u, ''],
    [/,\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ';'],
    // Initializers and defaults of decorators, names that are symbols, objects in attributes.
    [/static addInitializer\(\w+\)\{.*?\}(?=static get observedAttributes)/u, ''],
    [/,void 0!==(\w+)\.l&&\(this\.l=\[\.\.\.\1\.l\]\)/u, ''],
    [/,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/u, ''],
    [/removeController\(\w+\)\{[^}]*\}/u, ''],
    [/=\[\.\.\.(\w+)\(t\),\.\.\.\w+\(t\)\]/u, '=$1(t)'],
    [/case Object:case Array:t=null==t\?t:JSON\.stringify\(t\)/u, ''],
    [/case Object:case Array:try\{.*?\}catch\(\w+\)\{\w+=null\}/u, ''],
    [/\(void 0!==\w+\.converter\?\.toAttribute\?\w+\.converter:(\w+)\)/u, '$1'],
    [/"function"==typeof (\w+)\.converter\?\{.*?\}:void 0!==\1\.converter\?\.fromAttribute\?\1\.converter:/u, ''],
    [/,converter:\w+(?=,reflect)/u, ''],
    [/,useDefault:!1/u, ''],
    [/\|\|(\w+)\.useDefault&&\1\.reflect&&.*?(?=\)\)return)/u, ''],
    [/(\w+)\?\?this\._\$Ej\?\.get\(\w+\)\?\?\1/u, '$1'],
    [/\{useDefault:(\w+),(reflect:\w+),wrapped:\w+\},\w+\)\{\1&&.*?\|\|\(/u, '{$2}){('],
    [/this\.hasUpdated\|\|\w+\|\|/u, 'this.hasUpdated||'],
    [/const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=)/u, ''],
  ],
  '/lit-html/lit-html.js': [
    // MathML, documents of others, options of listeners, what only type definitions name.
    [/:3===(\w+)\?"<math>":""/u, ':""'],
    [/:3===(\w+)\?"<\/math>":""/u, ':""'],
    [/2===(\w+)\|\|3===\1/u, '2===$1'],
    [/\(\w+\?\.creationScope\?\?(\w+)\)/u, '$1'],
    [/\|\|(\w+)\.capture!==(\w+)\.capture\|\|\1\.once!==\2\.once\|\|\1\.passive!==\2\.passive/u, ''],
    [/get tagName\(\)\{return this\.element\.tagName\}/u, ''],
    [/get startNode\(\)\{return this\._\$AA\}get endNode\(\)\{return this\._\$AB\}/u, ''],
    [/,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ';'],
  ],
  '/lit-element/lit-element.js': [
    [/,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/u, ';'],
    [/const (\w+)=\w+\.litElementPolyfillSupport;\1\?\.\(\{LitElement:\w+\}\);/u, ''],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/u, ''],
  ],
};

/** Lit as our files need it: see {@link LEFT_OUT_OF_LIT}. */
export function leanLit(): Plugin {
  return {
    name: 'lupa-lean-lit',
    transform(code, id) {
      const [, changes] = Object.entries(LEFT_OUT_OF_LIT).find(([module]) => id.endsWith(module)) ?? [];
      if (changes === undefined) return null;
      let lean = code;
      for (const [theirs, instead] of changes) {
        if (!theirs.test(lean)) throw new Error(`Lit is written in another way, without ${theirs}: ${id}`);
        lean = lean.replace(theirs, instead);
      }
      return { code: lean, map: null };
    },
  };
}

/** How ProseMirror parses what is pasted where Trusted Types are enforced. */
const CLIPBOARD_POLICY = '_policy = trustedTypes.createPolicy("ProseMirrorClipboard", { createHTML: (s) => s });';

/** What is pasted we read ourselves, without a parser of the browser: the policy for it is never asked for. */
export function noClipboardPolicy(): Plugin {
  return {
    name: 'lupa-no-clipboard-policy',
    transform(code, id) {
      if (!id.includes('/prosemirror-view/') || !code.includes('createPolicy')) return null;
      if (!code.includes(CLIPBOARD_POLICY)) throw new Error(`ProseMirror makes its policy in another way: ${id}`);
      return { code: code.replace(CLIPBOARD_POLICY, 'return trustedTypes.emptyHTML;'), map: null };
    },
  };
}

/** Answers are read by the compact stand-in for Valibot: see `src/contract/compact-valibot.ts`. */
export function compactValibot(): Plugin {
  return {
    name: 'lupa-compact-valibot',
    enforce: 'pre',
    resolveId: (source) =>
      source === 'valibot' ? join(import.meta.dirname, '../../src/contract/compact-valibot.ts') : null,
  };
}

const LOCALIZE = join(import.meta.dirname, '../../src/i18n/localize.ts');
const COMPACT_LOCALIZE = join(import.meta.dirname, '../../src/i18n/compact-localize.ts');
const GENERATED = /\/src\/i18n\/generated\/[\w-]+\.ts$/u;

/** Messages are said by the compact stand-in for lit-localize: see `src/i18n/compact-localize.ts`. */
export function compactLocalize(): Plugin {
  return {
    name: 'lupa-compact-localize',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (/^@lit\/localize(?:\/|$)/u.test(source)) return COMPACT_LOCALIZE;
      if (!source.endsWith('/localize.ts')) return null;
      return (await this.resolve(source, importer))?.id === LOCALIZE ? COMPACT_LOCALIZE : null;
    },
    // The words stand in the calls: see compactMessages.
    load: (id) => (GENERATED.test(id) ? 'export const messages = 0;' : null),
  };
}

/** The text of a style sheet without comments and without the space that only people need. */
export function compactCss(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gsu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([{};,]) ?/gu, '$1')
    .replaceAll(/: /gu, ':')
    .replaceAll(' > ', '>')
    .replaceAll(/#([\da-f])\1([\da-f])\2([\da-f])\3\b/gu, '#$1$2$3')
    .replaceAll(/(?<![\w.])0\.(?=\d)/gu, '.')
    .replaceAll(';}', '}');
}

/** The Finnish and the Swedish of each message; a value in them is `{0}`. */
type Words = Map<string, (string | undefined)[]>;

let allWords: Promise<Words> | undefined;

async function readWords(): Promise<Words> {
  const words: Words = new Map();
  const keys = new Map<string, string>();
  for (const file of globSync(join(import.meta.dirname, '../../src/i18n/generated/*.ts')).sort()) {
    const { messages } = (await import(file)) as { messages: Messages };
    for (const [id, translations] of Object.entries(messages)) {
      const key = keyOf(id);
      if (keys.has(key)) throw new Error(`${id} has the key of ${keys.get(key)}: take another modulus in keyOf()`);
      keys.set(key, id);
      words.set(id, translations.map(asText));
    }
  }
  return words;
}

function asText(template: Template | undefined): string | undefined {
  if (template === undefined || typeof template === 'string') return template;
  return template.strings.map((piece, index) => piece + placeholder(template.values[index])).join('');
}

const placeholder = (place: unknown) => (place === undefined ? '' : `{${String(place)}}`);

/** Before words that {@link wordsInTable} takes into its table. */
const MARK = '\u{e000}';

/** `msg('Accept', { id: 'x.accept' })` becomes `msg('1a2b|Accept|Hyväksy|Godkänn')`: see {@link compactLocalize}. */
export function compactMessages({ mark = '' } = {}): Plugin {
  return {
    name: 'lupa-compact-messages',
    async transform(code, id) {
      if (!/\/src\/.*\.ts$/u.test(id) || id === COMPACT_LOCALIZE || !code.includes('msg(')) return null;
      const words = await (allWords ??= readWords());
      const program = this.parse(code, { lang: 'ts' }) as unknown as Node;
      let compact = code;
      for (const { start, end, ...message } of [...messagesIn(program)].sort((a, b) => b.start - a.start)) {
        const { id, en } = message;
        // What is as in English is said in English.
        const translations = (words.get(id) ?? []).map((text) => (text === en ? '' : (text ?? '')));
        const texts = [keyOf(id), en, ...translations];
        if (texts.some((text) => /[|\n]/u.test(text))) throw new Error(`No | and no new line in a message: ${id}`);
        const said = JSON.stringify(mark + texts.join('|'));
        const values = message.values.map((value) => code.slice(value.start, value.end));
        compact = compact.slice(0, start) + [said, ...values].join() + compact.slice(end);
      }
      return { code: compact, map: null };
    },
  };
}

/**
 * In a file that stands alone, all words in one table, language after language, and numbers in the calls: words beside
 * words compress better than words between code.
 */
export function wordsInTable(): Plugin[] {
  const gather: Plugin = {
    name: 'lupa-words-in-table',
    generateBundle: {
      order: 'post',
      handler(_options, files) {
        const chunks = Object.values(files).filter((file) => file.type === 'chunk');
        for (const chunk of chunks) {
          // Chunks of one page share the function that finds the words: they carry their own.
          if (chunks.length > 1) chunk.code = chunk.code.replaceAll(MARK, '');
          else chunk.code = withTable(chunk.code);
        }
      },
    },
  };
  return [compactMessages({ mark: MARK }), gather];
}

function withTable(code: string): string {
  const places = new Map<string, number>();
  const numbered = code.replaceAll(
    new RegExp(`(["'\`])${MARK}((?:\\\\.|(?!\\1).)*)\\1`, 'gu'),
    (_, quote: string, raw: string) => {
      // A literal of the minifier's in any quotes, as JSON.
      const inner = raw.replaceAll(/\\(['`$])/gu, '$1');
      const words = JSON.parse(quote === '"' ? `"${raw}"` : `"${inner.replaceAll(/(?<!\\)"/gu, '\\"')}"`) as string;
      if (!places.has(words)) places.set(words, places.size);
      return String(places.get(words));
    },
  );
  const messages = [...places.keys()].map((words) => words.split('|'));
  const lines = [0, 1, 2, 3].map((line) => messages.map((texts) => texts[line]).join(line === 0 ? '' : '|'));
  return numbered.replaceAll('__LUPA_WORDS__', () => JSON.stringify(lines.join('\n')));
}

interface Said {
  /** Where the arguments of `msg()` start and end. */
  start: number;
  end: number;
  id: string;
  en: string;
  values: Node[];
}

function* messagesIn(node: unknown): Generator<Said> {
  if (Array.isArray(node)) for (const child of node) yield* messagesIn(child);
  else if (typeof node === 'object' && node !== null) {
    const { type, callee, arguments: given } = node as Node & { callee?: { name?: string }; arguments?: Node[] };
    if (type === 'CallExpression' && callee?.name === 'msg') {
      const [source, options] = given ?? [];
      const properties = options?.['properties'] as { key: { name: string }; value: { value: string } }[] | undefined;
      const [property, ...others] = properties ?? [];
      if (source === undefined || options === undefined || property?.key.name !== 'id' || others.length > 0)
        throw new Error('A message has an id and nothing else');
      yield { start: source.start, end: options.end, id: property.value.value, ...englishOf(source) };
    }
    for (const child of Object.values(node)) yield* messagesIn(child);
  }
}

/** Of `'text'` or `` str`text ${value}` ``. */
function englishOf(source: Node): { en: string; values: Node[] } {
  if (source.type === 'Literal') return { en: source['value'] as string, values: [] };
  const { quasis, expressions } = (source.type === 'TaggedTemplateExpression' ? source['quasi'] : source) as Node;
  const pieces = (quasis as Node[]).map((quasi) => (quasi['value'] as { cooked: string }).cooked);
  const values = expressions as Node[];
  return { en: pieces.map((piece, index) => piece + (index < values.length ? `{${index}}` : '')).join(''), values };
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

function* templatesOf(node: unknown, wanted: string): Generator<Node> {
  if (Array.isArray(node)) for (const child of node) yield* templatesOf(child, wanted);
  else if (typeof node === 'object' && node !== null) {
    const { type, tag, quasi } = node as Node;
    if (type === 'TaggedTemplateExpression' && (tag as Node)['name'] === wanted) yield quasi as Node;
    for (const child of Object.values(node)) yield* templatesOf(child, wanted);
  }
}

/**
 * Elements in `html` templates: the space by which the source is laid out, which a browser shows as one space or not
 * at all, becomes one.
 */
export function compactTemplates(): Plugin {
  return {
    name: 'lupa-compact-templates',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/u.test(id) || !code.includes('html`')) return null;
      const program = this.parse(code, { lang: 'ts' }) as unknown as Node;
      const quasis = [...templatesOf(program, 'html')].flatMap((template) => template['quasis'] as Node[]);
      let compact = code;
      for (const { start, end } of quasis.sort((one, other) => other.start - one.start)) {
        compact = compact.slice(0, start) + compact.slice(start, end).replaceAll(/\s+/gu, ' ') + compact.slice(end);
      }
      return { code: compact, map: null };
    },
  };
}

const TOKENS = join(import.meta.dirname, '../../src/theme/tokens.ts');

/** The names under which a module has the tokens → the tokens. */
async function tokensIn(program: Node): Promise<Map<string, unknown>> {
  const names = new Map<string, unknown>();
  for (const statement of program['body'] as Node[]) {
    if (statement.type !== 'ImportDeclaration') continue;
    if (!/theme\/tokens\.ts$|^\.\/tokens\.ts$/u.test((statement['source'] as { value: string }).value)) continue;
    const tokens = (await import(TOKENS)) as Record<string, unknown>;
    for (const { imported, local } of statement['specifiers'] as Record<string, { name: string }>[]) {
      names.set(local!.name, tokens[imported!.name]);
    }
  }
  return names;
}

/** The text of a token in a template (`color.text`, `radius`), or undefined for any other expression. */
function tokenText(expression: Node, tokens: Map<string, unknown>): string | undefined {
  const { object, property, name } = expression as unknown as Record<string, { name: string } & string>;
  const token =
    expression.type === 'MemberExpression'
      ? (tokens.get(object!.name) as Record<string, unknown> | undefined)?.[property!.name]
      : tokens.get(name ?? '');
  return (token as { cssText?: string } | undefined)?.cssText;
}

/** Style sheets in `css` templates: compact, and with the tokens in them as text. */
export function compactStyles(): Plugin {
  return {
    name: 'lupa-compact-styles',
    async transform(code, id) {
      if (!/\/src\/.*\.ts$/u.test(id) || id === TOKENS || !code.includes('css`')) return null;
      const program = this.parse(code, { lang: 'ts' }) as unknown as Node;
      const tokens = await tokensIn(program);
      let compact = code;
      for (const { start, end, quasis, expressions } of [...templatesOf(program, 'css')].sort(
        (one, other) => other.start - one.start,
      )) {
        const pieces = (quasis as Node[]).map((quasi) => (quasi['value'] as { raw: string }).raw);
        const between = (expressions as Node[]).map(
          (expression) => tokenText(expression, tokens) ?? `\${${code.slice(expression.start, expression.end)}}`,
        );
        const text = compactCss(pieces.flatMap((piece, index) => [piece, between[index] ?? '']).join(''));
        compact = `${compact.slice(0, start)}\`${text}\`${compact.slice(end)}`;
      }
      return { code: compact, map: null };
    },
  };
}

/** The style sheets of all elements of a bundle before anything else: what is alike compresses better side by side. */
export function stylesFirst(): Plugin {
  return {
    name: 'lupa-styles-first',
    transform(code, id) {
      if (!/\/src\/bundles\/[\w-]+\.ts$/u.test(id)) return null;
      const sheets = [...code.matchAll(/^import ["']\.\.\/define\/lupa-([\w-]+)\.ts["'];$/gmu)]
        .map(([, name]) => join(dirname(id), `../elements/${name}/${name}.styles.ts`))
        .filter((sheet) => existsSync(sheet));
      return { code: sheets.map((sheet) => `import ${JSON.stringify(sheet)};\n`).join('') + code, map: null };
    },
  };
}

const MINIFIER: MinifyOptions = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false, sequences: false },
};

/** For code that is written otherwise than ours: constructors that are functions, properties that do something. */
const CAREFUL: MinifyOptions = {
  ...MINIFIER,
  compress: { passes: 2, keep_fargs: false, sequences: false },
};

/** Once more through a slower minifier: the last four hundred bytes are the citizen's too. */
export function minifiedAgain(): Plugin {
  return {
    name: 'lupa-minified-again',
    generateBundle: {
      order: 'post',
      async handler(_options, files) {
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk') continue;
          if (Object.keys(file.modules).some((id) => id.includes('/prosemirror-'))) {
            file.code = (await minify(file.code, CAREFUL)).code ?? file.code;
            continue;
          }
          // Twice: what the first run has rearranged the second one names and joins better.
          for (const _ of ['once', 'again']) file.code = (await minify(file.code, MINIFIER)).code ?? file.code;
        }
      },
    },
  };
}
