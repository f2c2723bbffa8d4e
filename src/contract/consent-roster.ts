import * as v from 'valibot';
import { TARGET_KINDS } from '../model/group-act.ts';
import { LANGUAGES } from '../model/language.ts';
import { ROSTER_ANSWERS } from '../model/roster.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';

const RosterPerson = v.object({
  id: v.string(),
  givenNames: v.string(),
  familyName: v.string(),
  /** One for each purpose. What is not `may` is a no. */
  answers: v.array(v.object({ purpose: v.string(), answer: openWords(ROSTER_ANSWERS) })),
  /** UTC instant from which no `may` of this person holds any more, though nothing happens; null where there is none. */
  until: v.nullable(v.string()),
});
export type RosterPerson = v.InferOutput<typeof RosterPerson>;

/**
 * Who may and who may not, for those at the door: no reasons, no guardians, no statuses. Everybody whom the template is
 * directed to at this moment, in one answer.
 */
export const ConsentRoster = v.object({
  template: v.object({
    id: v.string(),
    name: LocalizedText,
    organisation: LocalizedText,
    /** The text in force, such as `2.1`; null where none has been published. */
    version: v.nullable(v.string()),
    languages: v.array(openWords(LANGUAGES)),
    /** Whether its basis is consent. Where it is not, nothing is asked, and nobody is listed. */
    asksConsent: v.boolean(),
  }),
  target: v.object({
    kind: openWords([...TARGET_KINDS, 'none']),
    /** Of a group. */
    name: v.nullable(LocalizedText),
  }),
  /** Of the text in force. */
  purposes: v.array(v.object({ id: v.string(), name: LocalizedText })),
  /** UTC instant at the server at which all of this held. */
  asOf: v.string(),
  /** How many people the template is directed to: more than are listed where there are very many. */
  total: v.number(),
  /** By family name and given names. */
  people: v.array(RosterPerson),
});
export type ConsentRoster = v.InferOutput<typeof ConsentRoster>;
