/**
 * The files that translators edit: XLIFF 1.2, one per language, sorted by id, one element per line.
 * https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import type { Part } from './source.ts';

export interface Unit {
  id: string;
  source: Part[];
  /** `undefined` until someone has translated it. */
  target: Part[] | undefined;
  /** The source has changed since it was translated (XLIFF's `needs-review-translation`). */
  needsReview: boolean;
  note: string | undefined;
}

const REVIEW = 'needs-review-translation';

function childOf(element: Element, name: string): Element | undefined {
  return Array.from(element.getElementsByTagName(name))[0];
}

function contentsOf(element: Element, file: string): Part[] {
  return Array.from(element.childNodes).map((node) => {
    if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) return node.nodeValue ?? '';
    const placeholder = node as Element;
    const number = Number(placeholder.nodeName === 'x' ? placeholder.getAttribute('id') || Number.NaN : Number.NaN);
    if (!Number.isInteger(number)) throw new Error(`${file}: a text may hold only <x id="0"/>, not <${node.nodeName}>`);
    return { placeholder: number, expression: placeholder.getAttribute('equiv-text') ?? '' };
  });
}

/**
 * The units of a file, none if it does not exist yet.
 *
 * @throws when it is not XML, a unit has no id or source, or an id stands twice
 */
export function readUnits(file: string): Unit[] {
  const fail = (message: string): never => {
    throw new Error(`${file}: ${message}`);
  };
  let xml: string;
  try {
    xml = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const document = new DOMParser({
    errorHandler: (_level: string, message: unknown) => fail(String(message)),
  }).parseFromString(xml, 'text/xml');
  const seen = new Set<string>();
  return Array.from(document.getElementsByTagName('trans-unit')).map((element) => {
    const id = element.getAttribute('id') || fail('a <trans-unit> without an id');
    const source = childOf(element, 'source') ?? fail(`${id} has no <source>`);
    if (seen.has(id)) fail(`${id} stands twice`);
    seen.add(id);
    const target = childOf(element, 'target');
    return {
      id,
      source: contentsOf(source, file),
      target: target && contentsOf(target, file),
      needsReview: target?.getAttribute('state') === REVIEW,
      note: childOf(element, 'note')?.textContent ?? undefined,
    };
  });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function encode(contents: Part[]): string {
  return contents
    .map((part) =>
      typeof part === 'string'
        ? escape(part)
        : `<x id="${part.placeholder}" equiv-text="${escape(part.expression).replaceAll('"', '&quot;')}"/>`,
    )
    .join('');
}

/** The text of a file. The same units give the same bytes. */
export function formatUnits(units: Unit[], sourceLanguage: string, targetLanguage: string): string {
  const lines = [...units]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, source, target, needsReview, note }) => [
      `      <trans-unit id="${id}">`,
      `        <source>${encode(source)}</source>`,
      ...(target ? [`        <target${needsReview ? ` state="${REVIEW}"` : ''}>${encode(target)}</target>`] : []),
      ...(note ? [`        <note>${escape(note)}</note>`] : []),
      '      </trans-unit>',
    ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `  <file source-language="${sourceLanguage}" target-language="${targetLanguage}" original="lupa-elements" datatype="plaintext">`,
    '    <body>',
    ...lines,
    '    </body>',
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}
