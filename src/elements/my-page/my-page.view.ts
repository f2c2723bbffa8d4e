import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { ConsentListApi } from '../../api/ports.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ConsentSummary } from '../../contract/consent-summary.ts';
import type { OnBehalf } from '../../contract/on-behalf.ts';
import { signInNotice } from '../../presentation/sign-in-notice.ts';
import { failedNotice, unconfiguredNotice } from '../../presentation/state-notices.ts';
import { relationLabel } from '../../presentation/subject.ts';
import { heading } from '../../ui/heading.ts';
import { addressOf, PARTS, type Part, type Place } from './place.ts';

export interface Consents {
  items: ConsentSummary[];
  skipped: number;
}

type Person = OnBehalf['people'][number];

export interface MyPageActions {
  headingLevel: number;
  place: Place;
  /** The parts that have been shown. */
  seen: ReadonlySet<Part>;
  /** For whom the person acts, themselves first; empty where it is not known. */
  people: Person[];
  chosenId: string | undefined;
  listApi: ConsentListApi | undefined;
  signIn: string | undefined;
  onChoose: (id: string | undefined) => void;
  onRetry: () => void;
}

export function myPageView(state: WidgetState<Consents, ApiError>, actions: MyPageActions): unknown {
  if (state.kind === 'unconfigured') return unconfiguredNotice();
  const title = msg('My page', { id: 'my-page.title' });
  const first = heading(actions.headingLevel, title, { className: 'lupa-title' });
  if (state.kind === 'signed-out' && !state.weak)
    return html`${first}${signInNotice(
      msg('Sign in to see your information', { id: 'profile-card.signed-out' }),
      actions.signIn,
    )}`;
  const waiting = state.kind === 'ready' ? state.data.items.filter(({ standing }) => standing === 'waiting') : [];
  return html`${first}${actions.people.length > 1 ? onBehalf(waiting, actions) : nothing}
    <nav aria-label=${title}>
      <ul>
        ${PARTS.map((part) => link(part, waiting, actions))}
      </ul>
    </nav>
    ${PARTS.map((part) => section(part, state, actions))}`;
}

function partName(part: Part): string {
  switch (part) {
    // The same words as each part has at its head.
    case 'profile':
      return msg('My information', { id: 'profile-card.title' });
    case 'services':
      return msg('Services you use', { id: 'used-services.title' });
    case 'consents':
      return msg('Permissions and consents', { id: 'consent-list.title' });
  }
}

/** How many wait for an answer; nothing where none does. */
function count(waiting: ConsentSummary[]): unknown {
  const { length } = waiting;
  return length > 0 ? html` <small>${msg(str`${length} waiting`, { id: 'my-page.waiting' })}</small>` : nothing;
}

function of(waiting: ConsentSummary[], id: string | undefined): ConsentSummary[] {
  return id === undefined ? waiting : waiting.filter(({ subject }) => subject.id === id);
}

function link(part: Part, waiting: ConsentSummary[], { place, chosenId }: MyPageActions): unknown {
  const current = part === place.part ? 'page' : nothing;
  return html`<li>
    <a href=${addressOf(part)} aria-current=${current}
      >${partName(part)}${part === 'consents' ? count(of(waiting, chosenId)) : nothing}</a
    >
  </li>`;
}

/** Names are never inflected: what the person is to the reader stands behind the name. */
function personName({ name, relation }: Person): string {
  const what = relation === 'self' ? msg('You', { id: 'my-page.you' }) : relationLabel(relation)!;
  return `${name} (${what.toLowerCase()})`;
}

/** Whose consents are shown. The line that is always seen says it, and opens to choose another. */
function onBehalf(waiting: ConsentSummary[], { people, chosenId, onChoose }: MyPageActions): unknown {
  const question = msg('Whose matters you handle', { id: 'my-page.whose' });
  const all = msg("Everyone's", { id: 'my-page.everyone' });
  const chosen = people.find(({ id }) => id === chosenId);
  const option = (id: string | undefined, name: string) => html`<label class="lupa-filter">
    <input type="radio" name="whose" .checked=${id === chosenId} @change=${() => onChoose(id)} />
    <span>${name}${count(of(waiting, id))}</span>
  </label>`;
  return html`<details>
    <summary>${question}: <b>${chosen ? personName(chosen) : all}</b></summary>
    <fieldset class="lupa-filters" aria-label=${question}>
      ${option(undefined, all)}${people.map((person) => option(person.id, personName(person)))}
    </fieldset>
  </details>`;
}

function section(part: Part, state: WidgetState<Consents, ApiError>, actions: MyPageActions): unknown {
  if (!actions.seen.has(part)) return nothing;
  return html`<section
    tabindex="-1"
    aria-label=${partName(part)}
    ?hidden=${part !== actions.place.part}
  >
    ${content(part, state, actions)}
  </section>`;
}

function content(part: Part, state: WidgetState<Consents, ApiError>, actions: MyPageActions): unknown {
  const level = Math.min(actions.headingLevel + 1, 6);
  const list = addressOf('consents');
  switch (part) {
    case 'profile':
      return html`${ownNote(actions)}<lupa-profile-card heading-level=${level}></lupa-profile-card>`;
    case 'services':
      return html`${ownNote(actions)}<lupa-used-services
          heading-level=${level}
          detail-path="${list}/{id}"
        ></lupa-used-services>`;
    case 'consents':
      return consents(state, actions, level, list);
  }
}

/** Profile and services are the reader's own, whoever was chosen. */
function ownNote({ people, chosenId }: MyPageActions): unknown {
  const chosen = people.find(({ id, relation }) => id === chosenId && relation !== 'self');
  return chosen
    ? html`<p class="lupa-note">
        ${msg('This is your own. What you have chosen above applies to permissions and consents.', {
          id: 'my-page.own',
        })}
      </p>`
    : nothing;
}

function consents(
  state: WidgetState<Consents, ApiError>,
  { place, listApi, onRetry }: MyPageActions,
  level: number,
  list: string,
): unknown {
  if (place.requestId)
    return html`<lupa-consent-detail
      heading-level=${level}
      request-id=${place.requestId}
      list-path=${list}
      detail-path="${list}/{id}"
    ></lupa-consent-detail>`;
  const title = () => heading(level, partName('consents'), { className: 'lupa-title' });
  if (state.kind === 'failed') return html`${title()}${failedNotice(state.error, onRetry)}`;
  return html`<lupa-consent-list
    heading-level=${level}
    detail-path="${list}/{id}"
    .api=${listApi}
  ></lupa-consent-list>`;
}
