import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Act } from '../../model/group-act.ts';
import { actLabel, counted, nobodyFor } from './act-words.ts';
import type { FullScreen } from './group-requests.view.ts';
import { asked, countOf, everybody, hiddenOf, NOBODY, type Chosen } from './selection.ts';
import { chosenSentence } from './table-words.ts';

/** Those that have a button of their own; the gentler way of closing is offered where closing is. */
const BUTTONS: Act[] = ['send', 'remind', 'close'];

/** What can be done to all, or to the chosen: three buttons with how many each is for. */
export function acts(screen: FullScreen): TemplateResult | typeof nothing {
  const { data, chosen, note } = screen;
  if (!data.mayAct) return nothing;
  const shown = data.items.map(({ id }) => id);
  const whom =
    chosen === undefined
      ? msg(str`For all results: ${data.total}`, { id: 'group-requests.for-all' })
      : chosenSentence(chosen, hiddenOf(chosen, shown));
  return html`<div class="lupa-acts" id="lupa-acts" role="group" tabindex="-1" aria-labelledby="lupa-whom">
    <p class="lupa-whom" id="lupa-whom">${whom}</p>
    <div class="lupa-buttons">${BUTTONS.map((act) => button(act, screen))}</div>
    <div class="lupa-buttons lupa-choosing">${choosing(screen)}</div>
    ${note === undefined ? nothing : html`<p class="lupa-note" id="lupa-note">${note()}</p>`}
  </div>`;
}

function button(act: Act, { chosen, possible, onAct }: FullScreen): TemplateResult {
  const count = chosen !== undefined && countOf(chosen) === 0 ? 0 : possible?.[act];
  const id = `lupa-act-${act}`;
  return html`<button
      type="button"
      class=${act === 'send' ? 'lupa-button lupa-compact' : 'lupa-button lupa-secondary lupa-compact'}
      id=${id}
      aria-disabled=${count === 0 ? 'true' : nothing}
      aria-describedby=${count === 0 ? `${id}-why` : nothing}
      @click=${() => onAct(act)}
    >
      ${counted(actLabel(act, chosen !== undefined), count)}
    </button>
    ${count === 0 ? html`<span class="lupa-aloud" id="${id}-why">${nobodyFor(act)}</span>` : nothing}`;
}

function choosing({ data, chosen, query, onChoose, onFocus }: FullScreen): TemplateResult {
  const textButton = (id: string, label: string, onClick: () => void) =>
    html`<button type="button" class="lupa-text-button" id=${id} @click=${onClick}>${label}</button>`;
  const whole = chosen?.kind === 'all' && chosen.except.size === 0;
  // The button that was pressed goes away: the whole takes focus, and is called by how many are chosen now.
  const choose = (next: Chosen) => {
    onChoose(next);
    onFocus('lupa-acts');
  };
  return html`${textButton(
    'lupa-choose',
    chosen === undefined
      ? msg('Select people…', { id: 'group-requests.select' })
      : msg('Stop selecting', { id: 'group-requests.stop-selecting' }),
    () => onChoose(chosen === undefined ? NOBODY : undefined),
  )}
  ${
    chosen === undefined || whole || data.total === 0
      ? nothing
      : textButton(
          'lupa-choose-all',
          msg(str`Select all ${data.total} results`, { id: 'group-requests.select-all' }),
          () => choose(everybody(asked(query), data.total)),
        )
  }
  ${
    chosen === undefined || countOf(chosen) === 0
      ? nothing
      : textButton('lupa-choose-none', msg('Clear the selection', { id: 'group-requests.clear-selection' }), () =>
          choose(NOBODY),
        )
  }`;
}
