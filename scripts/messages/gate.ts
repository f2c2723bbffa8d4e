/** What must hold of the messages before anything is built from them: complete, whole, and really translated. */
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { MessageProject } from './project.ts';
import { inOneLine, namespaceOf, type Part, type SourceMessage, type SourceMessages } from './source.ts';
import { readUnits, type Unit } from './xliff.ts';

/**
 * Words that are rightly the same in two languages, with the reason: by message id, then by which two are the same,
 * `fi` or `sv` (the same as the source) or `fi=sv`.
 */
const SameAsSource = v.record(v.string(), v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty())));
type SameAsSource = v.InferOutput<typeof SameAsSource>;

const EXTRACT = 'run `npm run messages:extract`';

function placeholdersOf(contents: Part[]): number[] {
  return contents.flatMap((part) => (typeof part === 'string' ? [] : [part.placeholder])).sort((a, b) => a - b);
}

function faultsOfId({ id, at, isHtml }: SourceMessage): string[] {
  return [
    ...(namespaceOf(id) === undefined ? [`${at}: msg() needs an id of the form namespace.name, not "${id}"`] : []),
    ...(isHtml ? [`${at}: ${id} is an html template; a message is text`] : []),
  ];
}

function faultsOfUnit(message: SourceMessage, unit: Unit | undefined, language: string): string[] {
  const where = `${language}: ${message.id}`;
  if (unit === undefined) return [`${where} is not in the file; ${EXTRACT}`];
  if (inOneLine(unit.source) !== inOneLine(message.contents))
    return [`${where} has another source in the code; ${EXTRACT}`];
  if (unit.target === undefined || inOneLine(unit.target).trim() === '') return [`${where} is not translated`];
  if (unit.needsReview) return [`${where} was translated from another source; correct it and remove its state`];
  const [wanted, found] = [placeholdersOf(message.contents), placeholdersOf(unit.target)];
  const lost = wanted.filter((placeholder) => !found.includes(placeholder));
  const extra = found.filter(
    (placeholder, index) => !wanted.includes(placeholder) || found.indexOf(placeholder) !== index,
  );
  return [
    ...lost.map((placeholder) => `${where} has lost the placeholder {${placeholder}}`),
    ...extra.map((placeholder) => `${where} has an extra placeholder {${placeholder}}`),
  ];
}

/** The texts that are the same in two languages: `fi`, `sv` (same as the source), `fi=sv`. */
function samenesses(message: SourceMessage, translations: Map<string, Map<string, Unit>>): string[] {
  const targets = [...translations].flatMap(([language, units]) => {
    const target = units.get(message.id)?.target;
    return target === undefined ? [] : [{ language, text: inOneLine(target) }];
  });
  const source = inOneLine(message.contents);
  return targets.flatMap(({ language, text }, index) => [
    ...(text === source ? [language] : []),
    ...targets.slice(index + 1).flatMap((other) => (other.text === text ? [`${language}=${other.language}`] : [])),
  ]);
}

function readSameAsSource(file: string): SameAsSource {
  if (!existsSync(file)) return {};
  const read = v.safeParse(SameAsSource, JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file}: every entry is {"id": {"fi" | "sv" | "fi=sv": "the reason"}}`);
  return read.output;
}

/** Every fault of the messages, in the order of the ids; none when they may be built from. */
export function faultsOfMessages(project: MessageProject, { messages, faults }: SourceMessages): string[] {
  const translations = new Map(
    project.languages.map((language) => [
      language,
      new Map(readUnits(project.xliffFile(language)).map((unit) => [unit.id, unit])),
    ]),
  );
  const allowed = readSameAsSource(project.sameAsSourceFile);
  const ids = new Set(messages.map(({ id }) => id));
  const all = [...faults];
  for (const message of messages) {
    all.push(...faultsOfId(message));
    for (const [language, units] of translations) all.push(...faultsOfUnit(message, units.get(message.id), language));
    for (const pair of samenesses(message, translations)) {
      if (allowed[message.id]?.[pair] !== undefined) continue;
      const what = pair.includes('=') ? 'says the same in both' : 'is the same as its source';
      all.push(`${pair}: ${message.id} ${what}; translate it, or say why in same-as-source.json`);
    }
  }
  for (const [language, units] of translations) {
    for (const id of units.keys()) if (!ids.has(id)) all.push(`${language}: ${id} is not in the code; ${EXTRACT}`);
  }
  for (const [id, pairs] of Object.entries(allowed)) {
    const message = messages.find((candidate) => candidate.id === id);
    const same = message ? samenesses(message, translations) : [];
    for (const pair of Object.keys(pairs)) {
      if (!same.includes(pair)) all.push(`same-as-source.json: ${id} (${pair}) is not the same any more; remove it`);
    }
  }
  return all;
}
