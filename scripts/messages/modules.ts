/** Words as modules: one per namespace, so that a bundle carries only the words of its own elements. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageProject } from './project.ts';
import { inOneLine, namespaceOf, piecesOf, type Part, type SourceMessage } from './source.ts';
import { readUnits, type Unit } from './xliff.ts';

const ESCAPES = { "'": /['\\\n]/gu, '`': /[`\\]|\$(?=\{)/gu };

/** Escapes a text for a literal between these quotes. */
function escape(text: string, quote: keyof typeof ESCAPES): string {
  return text.replace(ESCAPES[quote], (character) => (character === '\n' ? '\\n' : `\\${character}`));
}

/**
 * A text as lit-localize's runtime wants it: a string, or a `str` template whose values are the places of the values
 * in the source, so that a translation may turn their order round.
 */
function asCode(target: Part[], source: Part[]): string {
  const placeholders = source.filter((part) => typeof part !== 'string');
  if (placeholders.length === 0) return `'${escape(inOneLine(target), "'")}'`;
  const firstValue = new Map<number, number>();
  let values = 0;
  for (const { placeholder, expression } of placeholders) {
    firstValue.set(placeholder, values);
    values += piecesOf(expression).values;
  }
  const body = target.map((part) => {
    if (typeof part === 'string') return escape(part, '`');
    const expression = placeholders.find(({ placeholder }) => placeholder === part.placeholder)?.expression ?? '';
    const first = firstValue.get(part.placeholder) ?? 0;
    return piecesOf(expression)
      .literals.map((text, index) => (index === 0 ? escape(text, '`') : `\${${first + index - 1}}${escape(text, '`')}`))
      .join('');
  });
  return `str\`${body.join('')}\``;
}

function moduleOf(messages: SourceMessage[], units: Map<string, Unit[]>): string {
  const lines = messages.map(({ id, contents }) => {
    const translations = [...units.values()].map((translated) => {
      const target = translated.find((unit) => unit.id === id)?.target;
      // What is not translated yet is left out: `msg()` then shows the source. The gate does not let it through.
      return target?.length ? asCode(target, contents) : 'undefined';
    });
    return `  '${id}': [${translations.join(', ')}],`;
  });
  const body = lines.join('\n');
  return [
    '// Written from src/i18n/messages by `npm run generate`; not for editing.',
    ...(body.includes('str`') ? ["import { str } from '@lit/localize';"] : []),
    "import type { Messages } from '../localize.ts';",
    '',
    'export const messages: Messages = {',
    body,
    '};',
    '',
  ].join('\n');
}

function writeIfChanged(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // Not written yet.
  }
  writeFileSync(file, text);
}

/** Writes the modules and removes those whose namespace is gone. Returns the names of the files. */
export function writeModules(project: MessageProject, messages: SourceMessage[]): string[] {
  const units = new Map(project.languages.map((language) => [language, readUnits(project.xliffFile(language))]));
  const texts = messages.filter(({ isHtml }) => !isHtml);
  const namespaces = new Set(texts.map(({ id }) => namespaceOf(id)).filter((namespace) => namespace !== undefined));
  const written: string[] = [];
  mkdirSync(project.generatedDir, { recursive: true });
  for (const namespace of namespaces) {
    const members = texts.filter(({ id }) => namespaceOf(id) === namespace);
    writeIfChanged(join(project.generatedDir, `${namespace}.ts`), moduleOf(members, units));
    written.push(`${namespace}.ts`);
  }
  for (const file of readdirSync(project.generatedDir)) {
    if (!written.includes(file)) rmSync(join(project.generatedDir, file));
  }
  return written;
}
