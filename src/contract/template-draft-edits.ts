/** What the editor of templates sends. */
import * as v from 'valibot';
import { isCivilDate } from '../model/civil-date.ts';
import { LANGUAGES } from '../model/language.ts';
import { TRIAGE, triage, type TriageAnswers, type TriageQuestionId } from '../model/legal-basis-triage.ts';
import { TEXT_LIMITS } from '../model/template-draft.ts';
import { VALIDITY_MONTHS_LIMIT, VALIDITY_YEARS_LIMIT } from '../model/validity.ts';

/** Changes that one message may have. */
export const EDITS_LIMIT = 200;

/** Whom a template is directed to. `groupId` is null for named people. */
export const TargetChoice = v.variant('kind', [
  v.strictObject({ kind: v.literal('group'), groupId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u)) }),
  v.strictObject({ kind: v.literal('people'), groupId: v.null() }),
]);
export type TargetChoice = v.InferOutput<typeof TargetChoice>;

const Name = v.pipe(v.string(), v.maxLength(TEXT_LIMITS.name));

/** A template with an empty draft. Staff with groups of their own direct it to one of these. */
export const NewTemplate = v.strictObject({
  name: v.optional(v.strictObject({ fi: v.optional(Name), sv: v.optional(Name), en: v.optional(Name) }), {}),
  target: v.optional(v.nullable(TargetChoice), null),
});
export type NewTemplate = v.InferInput<typeof NewTemplate>;

/** A draft that begins from the published version. `minor` corrects a typo and keeps the answers; `major` asks again. */
export const NewDraft = v.strictObject({ change: v.picklist(['minor', 'major']) });
export type NewDraft = v.InferInput<typeof NewDraft>;

/**
 * Changes of a draft, all or none of them. A path is that of `EditableTemplate`: `texts.sv.storage`, the name of a
 * purpose `texts.fi.purposes.photos`, a language as a whole `texts.en` (`{}` adds it, null takes it away), `purposes`,
 * `contact.email`, `target`, and `change` for minor or major.
 */
export const DraftEdit = v.strictObject({
  changes: v.pipe(
    v.array(
      v.strictObject({
        path: v.pipe(v.string(), v.maxLength(100)),
        /** What the editor saw before the change. */
        from: v.unknown(),
        to: v.unknown(),
      }),
    ),
    v.minLength(1),
    v.maxLength(EDITS_LIMIT),
  ),
});
export type DraftEdit = v.InferInput<typeof DraftEdit>;

/** The draft that was seen: another one is not thrown away in its place. */
export const DiscardedDraft = v.strictObject({ versionId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u)) });
export type DiscardedDraft = v.InferOutput<typeof DiscardedDraft>;

/** In the address of an attachment. */
export const AttachmentLanguage = v.picklist(LANGUAGES);

const QUESTIONS = Object.fromEntries(
  Object.entries(TRIAGE).map(([question, answers]) => [question, v.optional(v.picklist(Object.keys(answers)))]),
) as Record<TriageQuestionId, v.OptionalSchema<v.PicklistSchema<string[], undefined>, undefined>>;

/** As the editor of templates sends it: null, or one way through the questions, as far as it has been gone. */
export const TriageChoice = v.nullable(
  v.strictObject({
    answers: v.pipe(
      v.strictObject(QUESTIONS),
      v.check(
        (answers) => triage(answers as TriageAnswers).answered.length === Object.keys(answers).length,
        'Expected answers to questions that are come to, and to no others',
      ),
    ),
  }),
);
export type TriageChoice = { answers: TriageAnswers } | null;

function count(most: number) {
  const expected = `Expected a whole number from 1 to ${most}`;
  return v.pipe(v.number(), v.integer(expected), v.minValue(1, expected), v.maxValue(most, expected));
}

/** As the editor of templates sends it. A day may be in the past: it is told when the text is to be published. */
export const ValidityChoice = v.nullable(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('day'),
      lastDay: v.pipe(v.string(), v.check(isCivilDate, 'Expected a day such as 2027-07-31')),
    }),
    v.strictObject({ kind: v.literal('school-year'), years: count(VALIDITY_YEARS_LIMIT) }),
    v.strictObject({ kind: v.literal('months'), months: count(VALIDITY_MONTHS_LIMIT) }),
  ]),
);
export type ValidityChoice = v.InferOutput<typeof ValidityChoice>;
