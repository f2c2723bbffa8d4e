/** Help to ask rightly: what in a text that asks for consent presses, hides or is hard to read. */
import type { VersionText } from '../agreed-text.ts';
import {
  ADVICE_FIELDS,
  ADVICE_RULES,
  type Advice,
  type AdviceLanguage,
  type AdviceRule,
  LONGEST_SENTENCE,
  sourceOf,
} from './advice.ts';
import { FINNISH } from './finnish.ts';
import { type Reading, readingsOf, type Span } from './reading.ts';
import { SWEDISH } from './swedish.ts';
import { type WordRule, type Words, wordsIn } from './wording.ts';

const WORDS: Record<AdviceLanguage, Words> = { fi: FINNISH, sv: SWEDISH };
const RULES = Object.keys(ADVICE_RULES) as AdviceRule[];

/** One who reads these fields has refused, or reads of it. */
const OF_REFUSING: readonly Reading['field'][] = ['ifRefused', 'afterRefusing'];

const WORD = /[\p{L}\p{N}][\p{L}\p{N}:’'-]*/gu;
const ADDRESS = /(?<![\p{L}\p{N}@])(?:https?:\/\/|www\.)[^\s<>()]+[^\s<>().,:;!?]/giu;
/** At least three words, one of them long: two, or abbreviations in a row, are no shouting. */
const IN_CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[ ,–-]+\p{Lu}{2,}){2,}(?![\p{L}\p{N}])/gu;
const LONG_IN_CAPITALS = /\p{Lu}{5,}/u;
const NAME = /\p{Lu}/u;

/**
 * All advice on a text, in the order of its form and of its words; none for a text that nothing is said of.
 *
 * @param language in which the text is; no other than Finnish and Swedish is read
 * @param purposes how many are declared; by default as many as have names in the text, and at least one
 */
export function adviseOn(
  text: VersionText,
  language: AdviceLanguage,
  purposes = Object.keys(text.purposes ?? {}).length,
): Advice[] {
  const words = WORDS[language];
  const found = readingsOf(text, language).flatMap((reading) =>
    RULES.flatMap((rule) =>
      placesOf(rule, reading, words, purposes).map(({ start, end }): Advice => ({
        rule,
        field: reading.field,
        ...(reading.purpose !== undefined && { purpose: reading.purpose }),
        start,
        end,
        weight: ADVICE_RULES[rule].weight,
        source: sourceOf(rule, language),
      })),
    ).sort((a, b) => a.start - b.start),
  );
  return found.sort((a, b) => ADVICE_FIELDS.indexOf(a.field) - ADVICE_FIELDS.indexOf(b.field));
}

function placesOf(rule: AdviceRule, reading: Reading, words: Words, purposes: number): Span[] {
  switch (rule) {
    case 'two-purposes':
      return twoPurposes(reading, words, purposes);
    case 'vague-recipients':
      return vagueRecipients(reading, words);
    case 'storage-without-time':
      return storageWithoutTime(reading, words);
    case 'long-sentence':
      return reading.sentences.filter(
        ({ start, end }) => (reading.text.slice(start, end).match(WORD) ?? []).length > LONGEST_SENTENCE,
      );
    case 'link-text':
      return linkTexts(reading, words);
    case 'bold-heading':
      return reading.blocks.filter(
        ({ block }) =>
          block.type === 'paragraph' && block.runs.every(({ strong, text }) => strong === true || text.trim() === ''),
      );
    case 'capitals':
      return spansOf(reading.text, IN_CAPITALS).filter(({ start, end }) =>
        LONG_IN_CAPITALS.test(reading.text.slice(start, end)),
      );
    default:
      return wordedPlaces(rule, reading, words);
  }
}

function wordedPlaces(rule: WordRule, reading: Reading, { wordings, refusing }: Words): Span[] {
  return wordings[rule].flatMap((wording) => {
    const { when, ...anywhere } = wording;
    const told = when === refusing && OF_REFUSING.includes(reading.field);
    return reading.sentences.flatMap((sentence) => wordsIn(reading, sentence, told ? anywhere : wording));
  });
}

/** Read where a purpose is named: elsewhere a text may well tell of several things. */
function twoPurposes({ field, text, sentences }: Reading, { uses, joining }: Words, purposes: number): Span[] {
  if (field !== 'purposes' && !(field === 'purpose' && purposes <= 1)) return [];
  return sentences.flatMap(({ start, end }) => {
    const places = uses
      .map((use) => use.exec(text.slice(start, end)))
      .filter((match) => match !== null)
      .map(({ index, 0: word }) => ({ start: start + index, end: start + index + word.length }))
      .sort((a, b) => a.start - b.start);
    const [first] = places;
    const second = places.find((place) => first && joining.test(text.slice(first.end, place.start)));
    return first && second ? [{ start: first.start, end: second.end }] : [];
  });
}

/** Spared where names follow, as in “palveluntuottaja Pilke Oy”, or stand before a comma: “Pilke Oy, kunnan kumppani”. */
function vagueRecipients({ field, text, sentences }: Reading, words: Words): Span[] {
  return sentences.flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (words.not.test(sentence)) return [];
    if (field !== 'recipients' && !(field === 'description' && words.disclosing.test(sentence))) return [];
    return spansOf(sentence, words.vagueRecipients)
      .filter((place) => {
        const before = sentence.slice(0, place.start);
        const named = before.slice(0, Math.max(0, before.lastIndexOf(',')));
        return !NAME.test(sentence.slice(place.end)) && !NAME.test(named.slice(1));
      })
      .map((place) => ({ start: start + place.start, end: start + place.end }));
  });
}

/** What is vague is shown; where nothing tells a time, the whole is. */
function storageWithoutTime({ field, text }: Reading, { time, noTime }: Words): Span[] {
  if (field !== 'storage') return [];
  const vague = spansOf(text, noTime);
  const rest = text.replaceAll(noTime, ' ');
  if (time.test(rest) || /\d/u.test(rest)) return [];
  return vague.length > 0 ? vague : [{ start: 0, end: text.length }];
}

function linkTexts({ text, links }: Reading, { linkWords }: Words): Span[] {
  const unnamed = links.filter(({ start, end }) =>
    [...text.slice(start, end).toLowerCase().matchAll(WORD)].every(([word]) => linkWords.has(word)),
  );
  return [...unnamed, ...spansOf(text, ADDRESS)];
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
