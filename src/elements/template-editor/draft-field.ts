import type { EditableTemplate } from '../../contract/template-draft.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';

/** Fields that lie elsewhere than their path says. */
const ELSEWHERE: Record<string, (template: EditableTemplate) => unknown> = {
  change: ({ draft }) => draft?.change ?? null,
};

/**
 * What a template holds in the field of a path: see `DraftEdit` of `contract/template-draft-edits.ts`. Null for what is
 * not there.
 */
export function fieldAt(template: EditableTemplate, path: string): unknown {
  const own = ELSEWHERE[path];
  if (own !== undefined) return own(template);
  const [first, language, name, id] = path.split('.');
  if (first !== 'texts') return at(at(template, first), language);
  const text = template.texts[language as Language];
  if (name === undefined || text === undefined) return text ?? null;
  if (id === undefined) return at(text, name);
  return text.purposes.find((purpose) => purpose.id === id)?.name ?? null;
}

function at(value: unknown, name: string | undefined): unknown {
  if (name === undefined) return value;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : null;
}

/** The language of which a path is a text; undefined for a field of all languages. */
export function languageOf(path: string): Language | undefined {
  const [first, language] = path.split('.');
  return first === 'texts' ? LANGUAGES.find((each) => each === language) : undefined;
}
