import { html, nothing, type TemplateResult } from 'lit';
import { inLanguage, type Language, type Localized } from '../model/language.ts';

/** The text in the wanted language, or in the one that there is, marked with its `lang`. */
export function localizedText(texts: Localized, wanted: Language): TemplateResult | typeof nothing {
  const chosen = inLanguage(texts, wanted);
  if (chosen === undefined) return nothing;
  return chosen.language === wanted
    ? html`${chosen.value}`
    : html`<span lang=${chosen.language}>${chosen.value}</span>`;
}
