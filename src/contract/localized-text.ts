import * as v from 'valibot';

/** A text per language; a language may be missing. */
export const LocalizedText = v.object({
  fi: v.optional(v.string()),
  sv: v.optional(v.string()),
  en: v.optional(v.string()),
});
