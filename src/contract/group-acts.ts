/** What the staff send about the requests of many people: whom, what, and what somebody has answered on paper. */
import * as v from 'valibot';
import { DECISIONS } from '../model/consent-request.ts';
import { ACTS, SELECTION_LIMIT, WRITTEN_METHODS } from '../model/group-act.ts';
import { LANGUAGES } from '../model/language.ts';
import { REQUEST_STATUSES } from '../model/request-status.ts';

const Identifier = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));
/** A day in Europe/Helsinki, `2026-11-22`. */
const CivilDate = v.pipe(v.string(), v.isoDate());
const Search = v.pipe(v.string(), v.maxLength(100));

/** Whom an act is for: those who are named by id, or all who match, but for some. */
export const Selection = v.union([
  v.strictObject({ ids: v.pipe(v.array(Identifier), v.minLength(1), v.maxLength(SELECTION_LIMIT)) }),
  v.strictObject({
    all: v.strictObject({ status: v.optional(v.picklist(REQUEST_STATUSES)), search: v.optional(Search) }),
    except: v.optional(v.pipe(v.array(Identifier), v.maxLength(SELECTION_LIMIT)), []),
  }),
]);
export type Selection = v.InferInput<typeof Selection>;

/** Plans an act: says who would be processed, and does nothing yet. */
export const PlanMessage = v.strictObject({ act: v.picklist(ACTS), selection: Selection });
export type PlanMessage = v.InferInput<typeof PlanMessage>;

/** Starts an act that was planned. */
export const StartMessage = v.strictObject({
  /** Of a sending: the last day on which an answer is valid; null for no end. */
  lastValidDay: v.optional(v.nullable(CivilDate), null),
});
export type StartMessage = v.InferInput<typeof StartMessage>;

/** An answer that was given to the staff, as they record it. */
export const RecordedAnswer = v.strictObject({
  /** Decision by the id of the purpose. */
  answers: v.pipe(v.record(Identifier, v.picklist(DECISIONS)), v.minEntries(1), v.maxEntries(50)),
  method: v.picklist(WRITTEN_METHODS),
  /** The text that the person had before them. */
  versionId: Identifier,
  language: v.picklist(LANGUAGES),
  /** The day on which the person answered: not in the future, and not before the request was sent. */
  answeredOn: CivilDate,
  /** Where the evidence is: the folder of a paper form, who took the call. */
  evidence: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});
export type RecordedAnswer = v.InferInput<typeof RecordedAnswer>;

/** Who is added to the named ones, or taken away from them. */
export const PeopleMessage = v.strictObject({
  ids: v.pipe(v.array(Identifier), v.minLength(1), v.maxLength(SELECTION_LIMIT)),
});
export type PeopleMessage = v.InferInput<typeof PeopleMessage>;
