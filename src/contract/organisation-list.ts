import * as v from 'valibot';
import { LocalizedText } from './localized-text.ts';

/** The organisations of whose staff the person is, by id; for a citizen none. */
export const OrganisationList = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      name: LocalizedText,
      /** The one that they work in now. */
      current: v.boolean(),
    }),
  ),
});
export type OrganisationList = v.InferOutput<typeof OrganisationList>;
