/** Texts as they are easiest to write in code: the formatted ones in Markdown. */
import { FORMATTED_FIELDS, type FormattedField, type VersionText } from '../../src/model/agreed-text.ts';
import { richTextOf, type RichText } from '../../src/model/rich-text.ts';

export type WrittenText = Omit<VersionText, FormattedField> & {
  [Field in keyof Pick<VersionText, FormattedField>]: string | RichText;
};

/** The text with its Markdown as trees; what is a tree already stays. */
export function fromMarkdown(written: WrittenText): VersionText {
  const text = { ...written };
  for (const field of FORMATTED_FIELDS) {
    const value = text[field];
    if (value !== undefined) text[field] = richTextOf(value);
  }
  return text as VersionText;
}
