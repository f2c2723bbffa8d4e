import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Candidates } from '../../contract/group-requests.ts';
import { dialog } from '../../ui/dialog.ts';
import { notice } from '../../ui/notice.ts';
import { counted } from './act-words.ts';
import type { FullScreen } from './group-requests.view.ts';
import type { Looking } from './people-choice.ts';
import { peopleNotSaved, peopleUnknown } from './people-words.ts';

const BUTTON_ID = 'lupa-add-people';

/** Where a template is directed to named people: the way to more of them. */
export function peopleButton({ data, people, onOpen }: FullScreen): TemplateResult | typeof nothing {
  if (!data.mayAct || data.template.target.kind !== 'people') return nothing;
  return html`<button
    type="button"
    class="lupa-button lupa-secondary lupa-compact"
    id=${BUTTON_ID}
    @click=${() => onOpen(BUTTON_ID, () => people.open())}
  >
    ${msg('Add people…', { id: 'group-requests.add-people' })}
  </button>`;
}

export function peopleDialog(screen: FullScreen): TemplateResult | typeof nothing {
  const { people, headingLevel } = screen;
  const { looking } = people;
  if (looking === undefined) return nothing;
  return dialog({
    title: msg('Add people', { id: 'group-requests.add-people-title' }),
    level: headingLevel + 1,
    stage: 'people',
    body: html`<div>
        <label for="lupa-candidate">${msg('Name', { id: 'group-requests.name' })}</label>
        <div class="lupa-search">
          <input
            class="lupa-field"
            id="lupa-candidate"
            type="search"
            maxlength="100"
            autocomplete="off"
            @keydown=${(event: KeyboardEvent) => onKey(event, screen)}
          />
          <button
            type="button"
            class="lupa-button lupa-secondary lupa-compact"
            @click=${(event: Event) => search(event, screen)}
          >
            ${msg('Search', { id: 'group-requests.search' })}
          </button>
        </div>
      </div>
      ${found(looking, screen)}
      ${people.saving.kind === 'failed' ? notice({ tone: 'error', title: peopleNotSaved() }) : nothing}
      ${people.saving.kind === 'unknown' ? notice({ tone: 'alert', title: peopleUnknown() }) : nothing}`,
    buttons: buttons(looking, screen),
    onSubmit: () => void people.add(),
    onClose: () => people.close(),
  });
}

function search(event: Event, { people }: FullScreen): void {
  const field = (event.currentTarget as Element).closest('form')!.querySelector<HTMLInputElement>('#lupa-candidate')!;
  void people.search(field.value.trim());
}

/** Enter in the field looks for people; it adds nobody. */
function onKey(event: KeyboardEvent, screen: FullScreen): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  search(event, screen);
}

function found({ search: words, found: all, looking, failed, ticked }: Looking, { people }: FullScreen): unknown {
  if (failed) {
    return notice({
      tone: 'error',
      title: msg('The search failed. Try again.', { id: 'group-requests.search-failed' }),
    });
  }
  if (words === undefined) return nothing;
  if (looking) return html`<p>${msg('Searching…', { id: 'group-requests.searching' })}</p>`;
  return html`<fieldset class="lupa-use" id="lupa-candidates">
    <legend>${foundSentence(all.length)}</legend>
    ${repeat(
      all,
      ({ id }) => id,
      (each) => html`<label class="lupa-choice lupa-candidate">
        <input
          type="checkbox"
          .checked=${ticked.has(each.id)}
          @change=${(event: Event) => people.tick(each.id, (event.target as HTMLInputElement).checked)}
        />
        <span>${each.name} ${birthYear(each)}</span>
      </label>`,
    )}
  </fieldset>`;
}

export function foundSentence(count: number): string {
  return count === 0
    ? msg('Nobody was found who could be added', { id: 'group-requests.nobody-found' })
    : msg(str`People found: ${count}`, { id: 'group-requests.people-found' });
}

function birthYear({ birthYear: year }: Candidates['items'][number]): unknown {
  return year === null ? nothing : msg(str`born ${year}`, { id: 'group-requests.born' });
}

function buttons({ ticked }: Looking, { people }: FullScreen): TemplateResult {
  const waits = people.saving.kind === 'busy' || ticked.size === 0;
  return html`<button class="lupa-button lupa-compact" aria-disabled=${waits ? 'true' : nothing}>
      ${counted(msg('Add', { id: 'group-requests.add' }), ticked.size)}
    </button>
    <button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => people.close()}>
      ${msg('Cancel', { id: 'group-requests.cancel' })}
    </button>`;
}
