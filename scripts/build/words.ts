/** How the words of messages come into the files that are built. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { keyOf } from '../../src/i18n/words-in-calls.ts';
import type { Messages, Template } from '../../src/i18n/localize.ts';
import type { Language } from '../../src/model/language.ts';
import type { Node } from './syntax.ts';

const inI18n = (file: string) => join(import.meta.dirname, '../../src/i18n', file);
const LOCALIZE = inI18n('localize.ts');
const COMPACT_LOCALIZE = inI18n('compact-localize.ts');
const GENERATED = /\/src\/i18n\/generated\/[\w-]+\.ts$/u;

/**
 * Where a file has its words: each in the call that says it; all in one table; or those of one language in a table,
 * and the others in files beside it, which are fetched when they are spoken.
 */
export type WordsPlace = 'calls' | 'table' | { inside: Language };

/** Elements, and what they stand on. */
const BRINGS_WORDS = /\/src\/elements\/([\w-]+)\/\1\.ts$|\/widget-element\.ts$/u;

const MODULES = { calls: 'words-in-calls.ts', table: 'words-in-table.ts', beside: 'words-beside.ts' };

/** Messages are said by the compact stand-in for lit-localize: see `src/i18n/compact-localize.ts`. */
export function compactLocalize(place: WordsPlace = 'calls'): Plugin {
  return {
    name: 'lupa-compact-localize',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (/^@lit\/localize(?:\/|$)/u.test(source)) return COMPACT_LOCALIZE;
      const words = inI18n(MODULES[typeof place === 'string' ? place : 'beside']);
      if (source.endsWith(`/${MODULES.calls}`) && importer !== words) return words;
      if (!source.endsWith('/localize.ts')) return null;
      return (await this.resolve(source, importer))?.id === LOCALIZE ? COMPACT_LOCALIZE : null;
    },
    // The words stand in the calls or in a table (see compactMessages), and no element brings any.
    load: (id) => (GENERATED.test(id) ? 'export const messages = 0;' : null),
    transform(code, id) {
      if (!BRINGS_WORDS.test(id)) return null;
      return {
        code: code.replace(/static (?:override )?messages\b[^=]*= \[[^\]]*\];|addMessages\([^;]*;/gu, ''),
        map: null,
      };
    },
  };
}

/** The Finnish and the Swedish of each message; a value in them is `{0}`. */
type Words = Map<string, (string | undefined)[]>;

let allWords: Promise<Words> | undefined;

async function readWords(): Promise<Words> {
  const words: Words = new Map();
  const keys = new Map<string, string>();
  for (const file of globSync(inI18n('generated/*.ts')).sort()) {
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

/** Before words that {@link wordsAt} takes into a table. */
const MARK = '\u{e000}';

/** `msg('Accept', { id: 'x.accept' })` becomes `msg('1a2b|Accept|Hyväksy|Godkänn')`: see {@link compactLocalize}. */
export function compactMessages({ mark = '', key = keyOf } = {}): Plugin {
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
        const texts = [key(id), en, ...translations];
        if (texts.some((text) => /[|\n]/u.test(text))) throw new Error(`No | and no new line in a message: ${id}`);
        const said = JSON.stringify(mark + texts.join('|'));
        const values = message.values.map((value) => code.slice(value.start, value.end));
        compact = compact.slice(0, start) + [said, ...values].join() + compact.slice(end);
      }
      return { code: compact, map: null };
    },
  };
}

/** The plugins by which a bundle has its words where they are wanted: words beside words compress best. */
export function wordsAt(place: WordsPlace): Plugin[] {
  if (place === 'calls') return [compactLocalize(), compactMessages()];
  const gather: Plugin = {
    name: 'lupa-words-in-table',
    generateBundle: {
      order: 'post',
      handler(_options, files) {
        const chunks = Object.values(files).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
        if (chunks.length !== 1) throw new Error('A table of words is for a file that stands alone.');
        const [chunk] = chunks as [Rolldown.OutputChunk];
        const { code, messages } = numbered(chunk.code);
        const lines = [0, 1, 2, 3].map((line) => messages.map((texts) => texts[line] ?? ''));
        if (place === 'table') {
          const table = lines.map((line, index) => line.join(index === 0 ? '' : '|')).join('\n');
          chunk.code = code.replaceAll('__LUPA_WORDS__', () => JSON.stringify(table));
          return;
        }
        const { inside, beside } = apart(lines, place.inside);
        for (const { fileName, source } of beside) this.emitFile({ type: 'asset', fileName, source });
        const names = Object.fromEntries(beside.map(({ name, integrity }) => [name, integrity]));
        chunk.code = code
          .replaceAll('__LUPA_WORDS__', () => JSON.stringify(inside))
          .replaceAll('__LUPA_LANGUAGE__', JSON.stringify(place.inside))
          .replaceAll('__LUPA_BESIDE__', JSON.stringify(names));
      },
    },
  };
  const key = place === 'table' ? keyOf : (id: string) => id;
  return [compactLocalize(place), compactMessages({ mark: MARK, key }), gather];
}

/** Numbers in place of the words, and the words: of each message its key, English, Finnish and Swedish. */
function numbered(code: string): { code: string; messages: string[][] } {
  const places = new Map<string, number>();
  const withNumbers = code.replaceAll(
    new RegExp(`(["'\`])${MARK}((?:\\\\.|(?!\\1).)*)\\1`, 'gu'),
    (_, quote: string, raw: string) => {
      // A literal of the minifier's in any quotes, as JSON.
      const inner = raw.replaceAll(/\\(['`$])/gu, '$1');
      const words = JSON.parse(quote === '"' ? `"${raw}"` : `"${inner.replaceAll(/(?<!\\)"/gu, '\\"')}"`) as string;
      if (!places.has(words)) places.set(words, places.size);
      return String(places.get(words));
    },
  );
  return { code: withNumbers, messages: [...places.keys()].map((words) => words.split('|')) };
}

interface Beside {
  name: string;
  fileName: string;
  source: string;
  /** As in the attribute of a script tag. */
  integrity: string;
}

/** The words of one language for inside, and files of the others' and of the ids, named by what is in them. */
function apart(
  [ids = [], en = [], fi = [], sv = []]: string[][],
  language: Language,
): { inside: string; beside: Beside[] } {
  const whole = (texts: string[]) => texts.map((text, place) => text || en[place]);
  const { [language]: inside, ...others } = { en, fi: whole(fi), sv: whole(sv) };
  const beside = Object.entries({ ...others, ids }).map(([name, words]) => {
    const source = JSON.stringify(words);
    const hash = createHash('sha256').update(source).digest('base64');
    return { name, source, integrity: `sha256-${hash}`, fileName: besideName(name, hash) };
  });
  return { inside: inside.join('|'), beside };
}

/** As `src/i18n/words-beside.ts` finds it. */
const besideName = (name: string, hash: string) => `words/${name}-${hash.replaceAll(/\W/gu, '').slice(0, 8)}.json`;

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
