/** Advice on the texts, below each field and in sum. What is advised is found by `adviseOn`. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../model/language.ts';
import type { Advice, AdviceField, AdviceLanguage, AdviceRule } from '../../model/text-advice/advice.ts';
import { ADVICE_LANGUAGES } from '../../model/text-advice/advice.ts';
import { heading } from '../../ui/heading.ts';
import { icon } from '../../ui/icon.ts';
import { EXAMPLES } from './advice-examples.ts';
import { ruleWords, weightLabel } from './advice-words.ts';
import { quoteOf } from './quote.ts';
import { sourceLink } from './source-words.ts';

/** A field that holds words; of the names of purposes, which one. */
export interface AdvisedField {
  field: AdviceField;
  /** Id of the purpose, in the field `purposes`. */
  purpose?: string;
}

/** A field of one language, as a button leads there. */
export interface AdvisedPlace extends AdvisedField {
  language: AdviceLanguage;
}

/** Id of the list below a field, for its `aria-describedby`; there only while the list is. */
export function adviceListId({ language, field, purpose }: AdvisedPlace): string {
  return ['lupa-advice', language, field, purpose].filter((part) => part !== undefined).join('-');
}

/** The advice on one field. */
export function adviceOn({ field, purpose }: AdvisedField, advice: readonly Advice[]): Advice[] {
  return advice.filter((each) => each.field === field && each.purpose === purpose);
}

export interface AdvisedText {
  /** The plain text of the field in which the advice was found: `start` and `end` are places in it. */
  text: string;
  /** The language that the page is read in; the text has its own. */
  spoken: Language;
}

/**
 * What stands below one field: rule by rule, what was found, why it matters, how to write it otherwise and who says so.
 * Nothing where nothing is advised. It is not a live region: whoever types is not talked to.
 */
export function adviceFor(
  place: AdvisedPlace,
  advice: readonly Advice[],
  { text, spoken }: AdvisedText,
): TemplateResult | typeof nothing {
  const own = adviceOn(place, advice);
  const rules = [...new Set(own.map(({ rule }) => rule))];
  if (rules.length === 0) return nothing;
  return html`<ul
    class="lupa-advice"
    id=${adviceListId(place)}
    role="list"
    aria-label=${msg('Remarks on this text', { id: 'template-advice.remarks' })}
  >
    ${rules.map((rule) =>
      remark(
        rule,
        own.filter((each) => each.rule === rule),
        { text, spoken, language: place.language },
      ),
    )}
  </ul>`;
}

function remark(
  rule: AdviceRule,
  places: Advice[],
  { text, spoken, language }: AdvisedText & { language: AdviceLanguage },
): TemplateResult | typeof nothing {
  const [first] = places;
  if (first === undefined) return nothing;
  const { title, reason, better } = ruleWords(rule);
  const { before, after } = EXAMPLES[language][rule];
  return html`<li class="lupa-remark lupa-remark-${first.weight}">
    <p class="lupa-remark-title">${weightTag(first)}<strong>${title}</strong></p>
    ${places.map(({ start, end }) => quotation(text, start, end, language))}
    <p>${reason}</p>
    <details>
      <summary>${msg('How to write it otherwise', { id: 'template-advice.more' })}</summary>
      <p>${better}</p>
      ${first.weight === 'gate' ? html`<p>${gateHint()}</p>` : nothing}
      <dl class="lupa-example">
        <div>
          <dt>${msg('Instead of', { id: 'template-advice.instead-of' })}</dt>
          <dd lang=${language}>${before}</dd>
        </div>
        <div>
          <dt>${msg('For example', { id: 'template-advice.for-example' })}</dt>
          <dd lang=${language}>${after}</dd>
        </div>
      </dl>
      <p class="lupa-source">${sourceLabel()}: ${sourceLink(first.source, spoken)}</p>
    </details>
  </li>`;
}

/** A rule that reads words cannot know what was meant. */
function gateHint(): string {
  return msg('Did you mean something else? Then say it in other words: readers may misunderstand it, too.', {
    id: 'template-advice.meant',
  });
}

function sourceLabel(): string {
  return msg('Source', { id: 'template-advice.source' });
}

function weightTag({ weight }: Advice): TemplateResult {
  return html`<span class="lupa-weight lupa-weight-${weight}"
    >${icon(weight === 'gate' ? 'alert' : 'info')}${weightLabel(weight)}</span
  >`;
}

function quotation(text: string, start: number, end: number, language: AdviceLanguage): unknown {
  const quote = quoteOf(text, start, end);
  if (quote === undefined) return nothing;
  const {
    before,
    words: [first, last],
    after,
    cut,
  } = quote;
  const words = last === undefined ? first : html`${first} … ${last}`;
  return html`<p class="lupa-quote" lang=${language} dir="auto">
    ${cut.before ? '… ' : ''}${before}<mark>${words}</mark>${after}${cut.after ? ' …' : ''}
  </p>`;
}

export interface AdviceSummary {
  headingLevel: number;
  /** The languages that the version has, in the order of the form. */
  languages: readonly Language[];
  spoken: Language;
  /** What the form calls the field. */
  labelOf: (place: AdvisedPlace) => string;
  /** Leads to the field; its advice stands below it. */
  onGoTo: (place: AdvisedPlace) => void;
}

/** How much is advised in each language, with a button for each field that has some. */
export function adviceSummary(
  advice: Partial<Record<AdviceLanguage, readonly Advice[]>>,
  summary: AdviceSummary,
): TemplateResult {
  const { headingLevel, languages } = summary;
  return html`<section class="lupa-advice-summary" aria-labelledby="lupa-advice-summary">
    ${heading(headingLevel, msg('Advice on the texts', { id: 'template-advice.summary' }), {
      id: 'lupa-advice-summary',
      className: 'lupa-advice-heading',
    })}
    <p>
      ${msg(
        'What the law rules out has to be written otherwise before the template is published. The rest is for you to judge.',
        { id: 'template-advice.summary-text' },
      )}
    </p>
    ${languages.map((language) => html`<div class="lupa-advice-language">${inLanguage(language, advice, summary)}</div>`)}
  </section>`;
}

function inLanguage(
  language: Language,
  advice: Partial<Record<AdviceLanguage, readonly Advice[]>>,
  summary: AdviceSummary,
): unknown {
  const name = new Intl.DisplayNames(summary.spoken, { type: 'language' }).of(language) ?? language;
  const title = heading(summary.headingLevel + 1, capitalised(name, summary.spoken), {
    className: 'lupa-advice-heading',
  });
  if (!isAdviceLanguage(language)) {
    return html`${title}
      <p>${msg('Texts in this language are not read for advice.', { id: 'template-advice.not-read' })}</p>`;
  }
  const all = advice[language] ?? [];
  if (all.length === 0) {
    return html`${title}
      <p>${icon('check')} ${msg('Nothing to remark on.', { id: 'template-advice.nothing' })}</p>`;
  }
  return html`${title}
    <p><strong>${countSentence(all)}</strong></p>
    <ul class="lupa-advice-fields" role="list">
      ${placesOf(language, all).map((place) => html`<li>${goTo(place, adviceOn(place, all), summary)}</li>`)}
    </ul>`;
}

/** How many places there are of each weight; what there is none of is not told. */
export function countSentence(advice: readonly Advice[]): string {
  return (['gate', 'advice'] as const)
    .map((weight) => [weight, advice.filter((each) => each.weight === weight).length] as const)
    .filter(([, count]) => count > 0)
    .map(([weight, count]) =>
      weight === 'gate'
        ? msg(str`Stops publishing: ${count}`, { id: 'template-advice.gates' })
        : msg(str`Advice: ${count}`, { id: 'template-advice.pieces' }),
    )
    .join(' · ');
}

function goTo(place: AdvisedPlace, advice: readonly Advice[], { labelOf, onGoTo }: AdviceSummary): TemplateResult {
  const isGate = advice.some(({ weight }) => weight === 'gate');
  return html`<button
    type="button"
    class="lupa-button lupa-secondary lupa-compact lupa-go-to"
    @click=${() => onGoTo(place)}
  >
    ${icon(isGate ? 'alert' : 'info')}<span>${labelOf(place)} – ${countSentence(advice)}</span>
  </button>`;
}

/** The fields that have advice, each once, in the order of the form. */
function placesOf(language: AdviceLanguage, advice: readonly Advice[]): AdvisedPlace[] {
  const places = advice.map(({ field, purpose }): AdvisedPlace => ({
    language,
    field,
    ...(purpose !== undefined && { purpose }),
  }));
  return [...new Map(places.map((place) => [adviceListId(place), place])).values()];
}

function isAdviceLanguage(language: Language): language is AdviceLanguage {
  return (ADVICE_LANGUAGES as readonly Language[]).includes(language);
}

/** Names of languages are written small in Finnish and Swedish, but for the beginning of a heading. */
function capitalised(name: string, language: Language): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
