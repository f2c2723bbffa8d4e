import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  PERSONAL_DATA_KINDS,
  PURPOSE_KINDS,
  type PersonalDataKind,
  type PurposeKind,
} from '../../model/agreed-text.ts';
import { PURPOSES_LIMIT } from '../../model/template-draft.ts';
import { heading } from '../../ui/heading.ts';
import { onOff, someOf } from './choices.view.ts';
import { conflictView } from './conflict.view.ts';
import { errorsAt, valueOf, type EditorScreen } from './editor-screen.ts';
import { describedBy } from './field.view.ts';
import { personalDataLabel, purposeKindLabel } from './field-words.ts';
import { faultText, idOf } from './faults.ts';

type Purpose = EditorScreen['template']['purposes'][number];

/** What data is used for, and which data: each purpose is answered by itself. */
export function purposesView(screen: EditorScreen): TemplateResult {
  const { headingLevel } = screen;
  return html`<section class="lupa-section" aria-labelledby="lupa-purposes">
    ${heading(headingLevel + 1, msg('Purposes and data', { id: 'template-editor.purposes-title' }), {
      id: 'lupa-purposes',
    })}
    ${purposeList(screen)}
    ${someOf<PersonalDataKind>(
      {
        path: 'personalData',
        legend: msg('Personal data that is used', { id: 'template-editor.personal-data-legend' }),
        choices: PERSONAL_DATA_KINDS.map((value) => ({ value, label: personalDataLabel(value) })),
      },
      screen,
    )}
    ${onOff(
      {
        path: 'explicit',
        label: msg('Ask for explicit consent', { id: 'template-editor.explicit-label' }),
        hint: msg('The law demands it for health and other special categories: people tick a box besides answering.', {
          id: 'template-editor.explicit-hint',
        }),
      },
      screen,
      yesNo,
    )}
  </section>`;
}

export function yesNo(on: boolean): string {
  return on ? msg('Yes', { id: 'template-editor.yes' }) : msg('No', { id: 'template-editor.no' });
}

function purposeList(screen: EditorScreen): TemplateResult {
  const { language } = screen;
  const purposes = valueOf<Purpose[]>(screen, 'purposes');
  const id = idOf('purposes');
  const errors = errorsAt(screen, 'purposes');
  const change = (next: Purpose[]) => screen.onType('purposes', next);
  return html`<fieldset
    class="lupa-choice-group"
    id=${id}
    tabindex="-1"
    data-invalid=${errors.length > 0 ? 'true' : nothing}
    aria-describedby=${describedBy(id, { hint: true, error: errors.length > 0, count: false })}
  >
    <legend class="lupa-label">${msg('Purposes', { id: 'template-editor.purposes-legend' })}</legend>
    <p class="lupa-hint" id="${id}-hint">
      ${msg('Several purposes are answered one by one. With more than one, name each in every language.', {
        id: 'template-editor.purposes-hint',
      })}
    </p>
    ${errors.map((error) => html`<p class="lupa-error" id="${id}-error">${faultText(error, language)}</p>`)}
    <ol class="lupa-purposes">
      ${repeat(
        purposes,
        (purpose) => purpose.id,
        (purpose, index) =>
          purposeItem(purpose, index, purposes, (next) => {
            change(next);
            // The button goes with its purpose.
            if (next.length < purposes.length) screen.onFocus('purposes');
          }),
      )}
    </ol>
    <button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      id="lupa-add-purpose"
      aria-disabled=${purposes.length >= PURPOSES_LIMIT ? 'true' : nothing}
      @click=${() => purposes.length < PURPOSES_LIMIT && change([...purposes, { id: newId(purposes), kind: 'other' }])}
    >
      ${msg('+ Add a purpose', { id: 'template-editor.add-purpose' })}
    </button>
    ${conflictView('purposes', screen, (theirs) =>
      (theirs as Purpose[]).map(({ kind }) => purposeKindLabel(kind)).join(', '),
    )}
  </fieldset>`;
}

function purposeItem(
  purpose: Purpose,
  index: number,
  purposes: Purpose[],
  change: (next: Purpose[]) => void,
): TemplateResult {
  const number = index + 1;
  const label = msg(str`Kind of purpose ${number}`, { id: 'template-editor.purpose-kind' });
  const choose = (event: Event) => {
    const kind = (event.target as HTMLSelectElement).value as PurposeKind;
    change(purposes.map((each) => (each.id === purpose.id ? { ...each, kind } : each)));
  };
  return html`<li class="lupa-purpose">
    <select class="lupa-field" aria-label=${label} @change=${choose}>
      ${PURPOSE_KINDS.map(
        (kind) => html`<option value=${kind} ?selected=${kind === purpose.kind}>${purposeKindLabel(kind)}</option>`,
      )}
    </select>
    ${
      purposes.length > 1
        ? html`<button
            type="button"
            class="lupa-button lupa-secondary lupa-compact"
            aria-label=${msg(str`Remove purpose ${number}: ${purposeKindLabel(purpose.kind)}`, {
              id: 'template-editor.remove-purpose-of',
            })}
            @click=${() => change(purposes.filter(({ id }) => id !== purpose.id))}
          >
            ${msg('Remove', { id: 'template-editor.remove' })}
          </button>`
        : nothing
    }
  </li>`;
}

/** An id that none of them has: its names in the languages go by it. */
function newId(purposes: Purpose[]): string {
  const taken = new Set(purposes.map(({ id }) => id));
  let number = purposes.length + 1;
  while (taken.has(`purpose-${number}`)) number += 1;
  return `purpose-${number}`;
}
