import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { inLanguage } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import type { FullScreen } from './consent-roster.view.ts';
import { countsOf, shownPurposes, WHO } from './roster-rows.ts';
import { countsSentence } from './roster-words.ts';

/** How many may and how many may not, for each purpose that is shown: of everybody, whatever is searched. */
export function counts({ shown, query, language }: FullScreen): TemplateResult {
  return html`<ul class="lupa-counts" role="list">
    ${shownPurposes(shown.data, query).map(
      ({ id, name }) => html`<li>
        <span>${localizedText(name, language)}:</span> <b>${countsSentence(countsOf(shown.rows, id))}</b>
      </li>`,
    )}
  </ul>`;
}

/** One purpose or all, and who of them. */
export function narrowing(screen: FullScreen): TemplateResult {
  return html`<div class="lupa-narrowing">${purposeChoice(screen)}${whoChoice(screen)}${print()}</div>`;
}

function purposeChoice({ shown, query, language, onAsk }: FullScreen): TemplateResult | typeof nothing {
  const { purposes } = shown.data;
  if (purposes.length < 2) return nothing;
  const onChange = (event: Event) => onAsk({ purpose: (event.target as HTMLSelectElement).value || undefined });
  return html`<div class="lupa-purpose">
    <label for="lupa-purpose">${msg('Purpose', { id: 'consent-roster.purpose' })}</label>
    <select class="lupa-field" id="lupa-purpose" @change=${onChange}>
      <option value="" .selected=${query.purpose === undefined}>
        ${msg('All side by side', { id: 'consent-roster.all-purposes' })}
      </option>
      ${purposes.map(({ id, name }) => {
        const text = inLanguage(name, language);
        return html`<option value=${id} lang=${text?.language ?? nothing} .selected=${query.purpose === id}>
          ${text?.value}
        </option>`;
      })}
    </select>
  </div>`;
}

function whoChoice({ shown, query, onAsk }: FullScreen): TemplateResult {
  const several = shownPurposes(shown.data, query).length > 1;
  return html`<fieldset class="lupa-filters">
    <legend>${msg('Show', { id: 'consent-roster.show' })}</legend>
    ${WHO.map(
      (who) => html`<label class="lupa-filter">
        <input type="radio" name="who" .checked=${query.who === who} @change=${() => onAsk({ who })} />
        <span>${whoLabel(who, several)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function whoLabel(who: (typeof WHO)[number], several: boolean): string {
  if (who === 'everybody') return msg('Everybody', { id: 'consent-roster.everybody' });
  if (who === 'may') {
    return several
      ? msg('Everything allowed', { id: 'consent-roster.only-may-all' })
      : msg('Who may', { id: 'consent-roster.only-may' });
  }
  return several
    ? msg('Not everything allowed', { id: 'consent-roster.only-may-not-all' })
    : msg('Who may not', { id: 'consent-roster.only-may-not' });
}

function print(): TemplateResult {
  return html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => window.print()}>
    ${msg('Print', { id: 'consent-roster.print' })}
  </button>`;
}

/** By first letters; stays in sight, for it is what is used again and again. */
export function searchBar({ query, onAsk }: FullScreen): TemplateResult {
  const onInput = (event: Event) => onAsk({ search: (event.target as HTMLInputElement).value });
  return html`<label class="lupa-search-label" for="lupa-search">
      ${msg('Search by first letters of the name', { id: 'consent-roster.search' })}
    </label>
    <div class="lupa-search">
      <input
        class="lupa-field"
        id="lupa-search"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="100"
        aria-describedby="lupa-found"
        .value=${query.search}
        @input=${onInput}
      />
    </div>`;
}
