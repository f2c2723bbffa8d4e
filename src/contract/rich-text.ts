import * as v from 'valibot';

const Runs = v.array(
  v.object({
    text: v.string(),
    strong: v.optional(v.boolean()),
    href: v.optional(v.string()),
    lang: v.optional(v.string()),
  }),
);

/** Formatted text as a tree: see `model/rich-text.ts`. */
export const RichText = v.array(
  v.variant('type', [
    v.object({ type: v.literal('paragraph'), runs: Runs }),
    v.object({ type: v.literal('heading'), depth: v.picklist([1, 2]), runs: Runs }),
    v.object({ type: v.literal('list'), ordered: v.boolean(), items: v.array(Runs) }),
  ]),
);
