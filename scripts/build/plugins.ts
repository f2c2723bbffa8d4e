/** What the builds do to modules on their way into a file. */
import { join } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';

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

/** Answers are read by the compact stand-in for Valibot: see `src/contract/compact-valibot.ts`. */
export function compactValibot(): Plugin {
  return {
    name: 'lupa-compact-valibot',
    enforce: 'pre',
    resolveId: (source) =>
      source === 'valibot' ? join(import.meta.dirname, '../../src/contract/compact-valibot.ts') : null,
  };
}

/**
 * Of lit-localize only what its reentrant mode needs: its other modes do something on import, and every message has
 * an id of its own, so that the hashes of texts are never asked for.
 */
export function reentrantLocalizeOnly(): Plugin {
  return {
    name: 'lupa-reentrant-localize-only',
    transform(code, id) {
      if (!id.includes('/@lit/localize/')) return null;
      const isHash = id.endsWith('/internal/id-generation.js');
      return { code: isHash ? "export const generateMsgId = () => '';" : code, map: null, moduleSideEffects: false };
    },
  };
}

/** The text of a style sheet without comments and without the space that only people need. */
export function compactCss(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gsu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([{};,]) ?/gu, '$1')
    .replaceAll(/: /gu, ':')
    .replaceAll(';}', '}');
}

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

function* templatesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const child of node) yield* templatesOf(child);
  else if (typeof node === 'object' && node !== null) {
    const { type, tag, quasi } = node as Node;
    if (type === 'TaggedTemplateExpression' && (tag as Node)['name'] === 'css') yield quasi as Node;
    for (const child of Object.values(node)) yield* templatesOf(child);
  }
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
      for (const { start, end, quasis, expressions } of [...templatesOf(program)].sort(
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

/** Once more through a slower minifier: the last two hundred bytes are the citizen's too. */
export function minifiedAgain(): Plugin {
  return {
    name: 'lupa-minified-again',
    generateBundle: {
      order: 'post',
      async handler(_options, files) {
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk') continue;
          const { code } = await minify(file.code, {
            module: true,
            ecma: 2020,
            compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
          });
          if (code !== undefined) file.code = code;
        }
      },
    },
  };
}
