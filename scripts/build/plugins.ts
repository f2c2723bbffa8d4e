/** What the builds do to modules on their way into a file; to Lit, see `lean-lit.ts`, to words, see `words.ts`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify, type MinifyOptions } from 'terser';
import type { Plugin } from 'vite';
import type { Node } from './syntax.ts';

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

function* templatesOf(node: unknown, wanted: string): Generator<Node> {
  if (Array.isArray(node)) for (const child of node) yield* templatesOf(child, wanted);
  else if (typeof node === 'object' && node !== null) {
    const { type, tag, quasi } = node as Node;
    if (type === 'TaggedTemplateExpression' && (tag as Node)['name'] === wanted) yield quasi as Node;
    for (const child of Object.values(node)) yield* templatesOf(child, wanted);
  }
}

/** Where a template has a value that {@link leanLit} leaves out: in a comment, and in what is raw text. */
const UNBINDABLE = /<!--(?:(?!-->).)*\$|<(?:textarea|title|style|script)\b[^>]*>[^<]*\$/su;

/** A value on a tag itself, where only a directive can be; values in the place of attributes have a name. */
const ON_A_TAG = /<[a-z][\w-]*(?:\s+[^\s<>="'$]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s+\$[^<>]*/iu;

/**
 * Elements in `html` templates: the space by which the source is laid out, which a browser shows as one space or not
 * at all, becomes one.
 *
 * @param plain for a file whose Lit has no bindings on a tag: see {@link leanLit}
 */
export function compactTemplates({ plain = false } = {}): Plugin {
  return {
    name: 'lupa-compact-templates',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/u.test(id) || !code.includes('html`')) return null;
      const program = this.parse(code, { lang: 'ts' }) as unknown as Node;
      const templates = [...templatesOf(program, 'html')].map((template) => template['quasis'] as Node[]);
      for (const pieces of templates) {
        const text = pieces.map(({ start, end }) => code.slice(start, end)).join('$');
        const unbindable = UNBINDABLE.exec(text) ?? (plain ? ON_A_TAG.exec(text) : null);
        if (unbindable) throw new Error(`Our Lit binds no value here: ${unbindable[0]} (${id})`);
      }
      let compact = code;
      for (const { start, end } of templates.flat().sort((one, other) => other.start - one.start)) {
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
  compress: {
    passes: 3,
    unsafe_arrows: true,
    pure_getters: true,
    keep_fargs: false,
    sequences: false,
    lhs_constants: false,
  },
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
