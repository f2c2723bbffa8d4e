import * as v from 'valibot';

/** The organisation that one of the staff of several works in from now on. */
export const OrganisationChoice = v.strictObject({ organisationId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u)) });
export type OrganisationChoice = v.InferInput<typeof OrganisationChoice>;
