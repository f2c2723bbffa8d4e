/** What has changed between two versions of a text, in words that a reader can follow. */
import { diffWordsWithSpace } from 'diff';
import type { ConsentChanges } from '../../src/contract/consent-changes.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { parseRichText } from '../../src/model/rich-text.ts';
import type { ChangePiece, TextChange, TextPart } from '../../src/model/text-change.ts';
import type { TemplateVersionRecord } from './store.ts';

/** Every language that both versions have; a language without a change has an empty list. */
export function textChanges(before: TemplateVersionRecord, after: TemplateVersionRecord): ConsentChanges {
  const changes: ConsentChanges = {};
  for (const language of LANGUAGES) {
    const [old, now] = [partsOf(before, language), partsOf(after, language)];
    if (old === undefined || now === undefined) continue;
    changes[language] = (Object.keys(now) as TextPart[])
      .filter((part) => old[part] !== now[part])
      .map((part): TextChange => ({ part, pieces: piecesOf(old[part], now[part], language) }));
  }
  return changes;
}

/** The parts as plain text: what is read, not how it is marked. */
function partsOf(version: TemplateVersionRecord, language: Language): Record<TextPart, string> | undefined {
  const text = version.texts[language];
  if (text === undefined) return undefined;
  return {
    name: text.name,
    purpose: text.purpose,
    purposes: version.purposes.map(({ id }) => text.purposes?.[id] ?? text.purpose).join('\n'),
    description: plain(text.description),
    'if-refused': plain(text.ifRefused),
    data: text.data,
    recipients: text.recipients,
    transfers: text.transfers ?? '',
    storage: text.storage,
    attachments: (version.attachments[language] ?? [])
      .map(({ name, sha256 }) => `${name} (${sha256.slice(0, 8)})`)
      .join('\n'),
  };
}

function plain(markdown: string): string {
  const runsOf = (runs: { text: string }[]) => runs.map(({ text }) => text).join('');
  return parseRichText(markdown)
    .map((block) => (block.type === 'list' ? block.items.map(runsOf).join('\n') : runsOf(block.runs)))
    .join('\n');
}

function piecesOf(before: string, after: string, language: Language): ChangePiece[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return diffWordsWithSpace(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
