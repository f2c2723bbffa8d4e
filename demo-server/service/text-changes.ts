/** What has changed between two versions of a text, in words that a reader can follow. */
import { diffWordsWithSpace } from 'diff';
import type { ConsentChanges } from '../../src/contract/consent-changes.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { byLink, linesOf, normalRichText, plainText, type RichText } from '../../src/model/rich-text.ts';
import type { ChangePiece, TextChange, TextPart } from '../../src/model/text-change.ts';
import type { TemplateVersionRecord } from './store.ts';

/** Of headings, lists, bold, and words in another language, where no word has come or gone. */
const ONLY_FORMATTED_ANEW: Record<Language, string> = {
  fi: 'Sanat ovat samat, mutta niiden muotoilu on muuttunut.',
  sv: 'Orden är desamma, men deras formatering har ändrats.',
  en: 'The words are the same, but their formatting has changed.',
};

/** Every language that both versions have; a language without a change has an empty list. */
export function textChanges(before: TemplateVersionRecord, after: TemplateVersionRecord): ConsentChanges {
  const changes: ConsentChanges = {};
  for (const language of LANGUAGES) {
    const [old, now] = [partsOf(before, language), partsOf(after, language)];
    if (old === undefined || now === undefined) continue;
    changes[language] = (Object.keys(now) as TextPart[])
      .filter((part) => !isSame(old[part], now[part]))
      .map((part): TextChange => ({ part, pieces: piecesOf(old[part], now[part], language) }));
  }
  return changes;
}

function partsOf(version: TemplateVersionRecord, language: Language): Record<TextPart, RichText | string> | undefined {
  const text = version.texts[language];
  if (text === undefined) return undefined;
  return {
    name: text.name,
    purpose: text.purpose,
    purposes: version.purposes.map(({ id }) => text.purposes?.[id] ?? text.purpose).join('\n'),
    description: text.description,
    'if-refused': text.ifRefused,
    data: text.data,
    recipients: text.recipients,
    transfers: text.transfers ?? '',
    storage: text.storage,
    attachments: (version.attachments[language] ?? [])
      .map(({ name, sha256 }) => `${name} (${sha256.slice(0, 8)})`)
      .join('\n'),
  };
}

function isSame(before: RichText | string, after: RichText | string): boolean {
  return keyOf(before) === keyOf(after);
}

/** The normal form has its fields in one order, whatever a database has made of it. */
function keyOf(text: RichText | string): string {
  return typeof text === 'string' ? text : JSON.stringify(normalRichText(text));
}

function piecesOf(before: RichText | string, after: RichText | string, language: Language): ChangePiece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  // What is read, not how it is marked; but where links lead is told when it is not as it was.
  const isSaid = plainText(before) !== plainText(after);
  const isRedirected = addressesOf(before).join(' ') !== addressesOf(after).join(' ');
  const spelt = isSaid && !isRedirected ? plainText : withAddresses;
  const [old, now] = [spelt(before), spelt(after)];
  if (old === now) return [{ kind: 'same', text: ONLY_FORMATTED_ANEW[language] }];
  return diffWordsWithSpace(old, now, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

function addressesOf(text: RichText | string): string[] {
  if (typeof text === 'string') return [];
  return text.flatMap(linesOf).flatMap((line) => byLink(line).flatMap(([{ href }]) => href ?? []));
}

/** The plain text with the address behind the words of each link. */
function withAddresses(text: RichText | string): string {
  if (typeof text === 'string') return text;
  const lines = text
    .flatMap(linesOf)
    .map((line) =>
      byLink(line).flatMap((runs) => [
        ...runs,
        ...(runs[0].href === undefined ? [] : [{ text: ` (${runs[0].href})` }]),
      ]),
    );
  return plainText(lines.map((runs) => ({ type: 'paragraph', runs })));
}
