import { nothing, type TemplateResult } from 'lit';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { plainText } from '../../model/rich-text.ts';
import { ADVICE_LANGUAGES, type AdviceField, type AdviceLanguage } from '../../model/text-advice/advice.ts';
import { adviceFor, adviceSummary } from './advice.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { purposeNameLabel } from './field-words.ts';
import { textFieldLabel } from './text-fields.ts';

/** Below a field: what is advised on its text. English is not read. */
export function fieldAdvice(
  place: { field: AdviceField; purpose?: string },
  language: Language,
  { advised, language: spoken }: EditorScreen,
): TemplateResult | typeof nothing {
  const own = advised[language];
  if (own === undefined || !isAdvised(language)) return nothing;
  const { field, purpose } = place;
  const text = field === 'purposes' ? (own.text.purposes?.[purpose ?? ''] ?? '') : plainText(own.text[field] ?? '');
  return adviceFor({ ...place, language }, own.advice, { text, spoken });
}

/** How much is advised on which language, with the ways there. */
export function advicesInSum({ advised, headingLevel, language: spoken, keeping, onFocus }: EditorScreen): unknown {
  const byLanguage = Object.fromEntries(ADVICE_LANGUAGES.map((each) => [each, advised[each]?.advice ?? []]));
  if (Object.values(byLanguage).every((advice) => advice.length === 0)) return nothing;
  return adviceSummary(byLanguage, {
    headingLevel: headingLevel + 2,
    languages: LANGUAGES.filter((each) => keeping.value(`texts.${each}`) !== null),
    spoken,
    labelOf: ({ field }) => (field === 'purposes' ? purposeNameLabel() : textFieldLabel(field)),
    onGoTo: ({ language, field, purpose }) =>
      onFocus(['texts', language, field, purpose].filter((part) => part !== undefined).join('.')),
  });
}

function isAdvised(language: Language): language is AdviceLanguage {
  return (ADVICE_LANGUAGES as readonly Language[]).includes(language);
}
