/** What was answered to the questions of `model/legal-basis-triage.ts`, as it is read. */
import * as v from 'valibot';

/** Null: nobody has considered it. */
export const KeptTriage = v.nullable(v.object({ answers: v.record(v.string(), v.string()) }));
