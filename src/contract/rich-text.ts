import * as v from 'valibot';

const TextRun = v.object({
  text: v.string(),
  strong: v.optional(v.boolean()),
  href: v.optional(v.string()),
  lang: v.optional(v.string()),
});

/** Formatted text as a tree: see `model/rich-text.ts`. */
export const RichText = v.array(
  v.variant('type', [
    v.object({ type: v.literal('paragraph'), runs: v.array(TextRun) }),
    v.object({ type: v.literal('heading'), depth: v.picklist([1, 2]), runs: v.array(TextRun) }),
    v.object({ type: v.literal('list'), ordered: v.boolean(), items: v.array(v.array(TextRun)) }),
  ]),
);
