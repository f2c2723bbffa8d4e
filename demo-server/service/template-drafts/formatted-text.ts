/** What may be written into a formatted text: a tree of known parts, of a bearable size, that every store can keep. */
import * as v from 'valibot';
import { languageTag, lengthOf, linesOf, normalRichText, safeHref } from '../../../src/model/rich-text.ts';
import { isStorable } from '../query.ts';

/** Paragraphs, headings and lists of one text. */
export const BLOCKS_LIMIT = 500;
/** Runs of one text: each change of how words are marked begins one. */
export const RUNS_LIMIT = 2_000;
/** Longest address of a link, in UTF-16 code units. */
const ADDRESS_LIMIT = 2_000;
/** Longest language tag, as RFC 5646 section 4.4.1 counts on. */
const TAG_LIMIT = 35;

const ADDRESS = `Expected an address that begins with https:, mailto: or tel:, of at most ${ADDRESS_LIMIT} characters`;

const Run = v.strictObject({
  text: v.pipe(v.string(), v.check(isStorable, 'Expected text without NUL and without half characters')),
  strong: v.optional(v.boolean()),
  href: v.optional(
    v.pipe(
      v.string(),
      v.check((address) => address.length <= ADDRESS_LIMIT && safeHref(address) !== undefined, ADDRESS),
    ),
  ),
  lang: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (tag) => tag.length <= TAG_LIMIT && languageTag(tag) !== undefined,
        'Expected a language tag, such as sv (BCP 47)',
      ),
    ),
  ),
});
const Runs = v.array(Run);

const Blocks = v.array(
  v.variant('type', [
    v.strictObject({ type: v.literal('paragraph'), runs: Runs }),
    v.strictObject({ type: v.literal('heading'), depth: v.picklist([1, 2]), runs: Runs }),
    v.strictObject({ type: v.literal('list'), ordered: v.boolean(), items: v.array(Runs) }),
  ]),
);

/**
 * A text in its normal form, whatever form it is sent in.
 *
 * @param limit characters that its words may have
 */
export function formattedText(limit: number) {
  return v.pipe(
    Blocks,
    v.maxLength(BLOCKS_LIMIT, `Expected at most ${BLOCKS_LIMIT} paragraphs, headings and lists`),
    v.check(
      (text) => text.flatMap(linesOf).flat().length <= RUNS_LIMIT,
      `Expected at most ${RUNS_LIMIT} changes of how words are marked`,
    ),
    v.transform(normalRichText),
    v.check((text) => lengthOf(text) <= limit, `Expected at most ${limit} characters`),
  );
}
