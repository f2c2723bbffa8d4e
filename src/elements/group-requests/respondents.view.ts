import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GroupRespondent, GroupRow } from '../../contract/group-requests.ts';
import { formatDate } from '../../i18n/dates.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { methodLabel } from '../../presentation/event.ts';
import { icon, type IconName } from '../../ui/icon.ts';
import { menu } from '../../ui/menu.ts';
import { deliveryLine } from './delivery-words.ts';
import type { FullScreen } from './group-requests.view.ts';
import { menuIdOf, type Place } from './respondent-acts.ts';

/** Who answers for one person: each with their own answer, their address, and what can be done. */
export function respondentsOf(row: GroupRow, screen: FullScreen): TemplateResult {
  if (row.respondents.length === 0) {
    return html`<p class="lupa-trouble">${msg('Nobody who could answer is known', { id: 'group-requests.nobody' })}</p>`;
  }
  return html`<ul class="lupa-respondents" role="list">
    ${repeat(
      row.respondents,
      ({ id }) => id,
      (respondent) => one({ row, respondent }, screen),
    )}
  </ul>`;
}

function one(place: Place, screen: FullScreen): TemplateResult {
  const { row, respondent } = place;
  return html`<li class="lupa-respondent">
    <div class="lupa-respondent-text">
      <p><b>${respondent.name}</b> ${partOf(respondent)}</p>
      ${row.requestId === null ? nothing : answerOf(respondent, screen)}
      <p class="lupa-address">${respondent.email ?? trouble(noAddress())}</p>
      ${troublesOf(respondent, screen)}${noteOf(place, screen)}
    </div>
    ${menuOf(place, screen)}
  </li>`;
}

function noAddress(): string {
  return msg('No e-mail address', { id: 'group-requests.no-email' });
}

function trouble(words: string): TemplateResult {
  return html`<span class="lupa-trouble">${words}</span>`;
}

/** What the respondent is to the request, where that is not plain. */
function partOf({ role, custody, decides }: GroupRespondent): unknown {
  if (role === 'subject')
    return html`<span class="lupa-part">${msg('the person', { id: 'group-requests.self' })}</span>`;
  if (custody === 'appointed')
    return html`<span class="lupa-part">${msg('appointed guardian', { id: 'group-requests.appointed' })}</span>`;
  if (decides) return nothing;
  return html`<span class="lupa-part">${msg('does not decide', { id: 'group-requests.does-not-decide' })}</span>`;
}

const ICON_OF_ANSWER: Record<GroupRespondent['answer'], IconName> = {
  none: 'clock',
  given: 'check',
  refused: 'cross',
  withdrawn: 'cross',
  mixed: 'check',
  unknown: 'info',
};

function answerOf({ answer, answeredAt, method, recorded }: GroupRespondent, { language }: FullScreen): TemplateResult {
  const way = methodLabel({ method: method === 'none' ? undefined : method });
  const date = answeredAt === null ? '' : formatDate(answeredAt, language);
  return html`<p class="lupa-answer lupa-answer-${answer}">
      ${icon(ICON_OF_ANSWER[answer])}
      <span>${answerLabel(answer)} ${date}${way === undefined ? nothing : html`, ${way}`}</span>
    </p>
    ${
      recorded === null
        ? nothing
        : html`<p class="lupa-why">
            ${msg(str`Answered on ${formatDate(recorded.answeredOn, language)}, recorded by ${recorded.by}. Evidence: ${recorded.evidence}`, { id: 'group-requests.recorded' })}
          </p>`
    }`;
}

function troublesOf(respondent: GroupRespondent, { language }: FullScreen): unknown {
  const { identified, unreachable, delivery } = respondent;
  const mail = delivery === null ? undefined : deliveryLine(delivery, language);
  return html`${
    identified
      ? nothing
      : html`<p>
          ${trouble(
            msg('No identity code: cannot sign in, answers on paper, by phone or in person', {
              id: 'group-requests.not-identified',
            }),
          )}
        </p>`
  }
  ${
    unreachable
      ? html`<p>${trouble(msg('Marked as not reachable', { id: 'group-requests.unreachable' }))}</p>`
      : nothing
  }
  ${
    respondent.protected
      ? html`<p>
          ${trouble(msg('Safety ban: tell the others nothing of this person', { id: 'group-requests.protected' }))}
        </p>`
      : nothing
  }
  ${mail === undefined ? nothing : html`<p class="lupa-why">${mail.bad ? trouble(mail.words) : mail.words}</p>`}`;
}

/** What became of the last act on this respondent, where the person who did it is looking. */
function noteOf(place: Place, { respondents }: FullScreen): unknown {
  const { note, sending } = respondents;
  const menuId = menuIdOf(place);
  if (sending.kind === 'busy' && sending.what === menuId)
    return html`<p class="lupa-note">${msg('Sending…', { id: 'group-requests.sending' })}</p>`;
  if (note?.menuId !== menuId) return nothing;
  return html`<p class=${note.tone === 'done' ? 'lupa-note' : 'lupa-error'}>${note.words()}</p>
    ${
      note.link === undefined
        ? nothing
        : html`<input
            class="lupa-field lupa-link-field"
            readonly
            aria-label=${msg('Link to the request', { id: 'group-requests.link' })}
            .value=${note.link}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          />`
    }`;
}

/** Who may only look can still copy the link. */
function menuOf(place: Place, screen: FullScreen): unknown {
  const { data, respondents, recording, addresses, onOpen } = screen;
  const { row, respondent } = place;
  const { requestId } = row;
  const link = requestId === null ? undefined : addresses.consent(requestId);
  const open = respondent.purposes.filter(({ decisions }) => decisions.length > 0);
  // The text that they have been asked by: a newer one may have been published since.
  const { versionId } = row;
  const item = (label: string, onClick: () => void) => html`<button type="button" @click=${onClick}>${label}</button>`;
  const items = [
    data.mayAct && respondent.resendable
      ? item(msg('Send the message again', { id: 'group-requests.resend' }), () => void respondents.resend(place))
      : undefined,
    link === undefined
      ? undefined
      : item(msg('Copy the link', { id: 'group-requests.copy-link' }), () => void respondents.copy(place, link)),
    data.mayAct && requestId !== null && versionId !== null && open.length > 0
      ? item(msg('Record an answer…', { id: 'group-requests.record' }), () => {
          respondents.toggle(menuIdOf(place), false);
          onOpen(menuIdOf(place), () => recording.open({ row: { ...row, requestId }, respondent, versionId }));
        })
      : undefined,
  ].filter((each) => each !== undefined);
  if (items.length === 0) return nothing;
  const id = menuIdOf(place);
  // A guardian of two stands in two rows: the names of their menus differ.
  const whose = respondent.id === row.id ? respondent.name : `${respondent.name} (${row.name})`;
  return menu({
    id,
    label: msg(str`Actions: ${whose}`, { id: 'group-requests.actions' }),
    open: respondents.openMenu === id,
    onToggle: (unfolded) => respondents.toggle(id, unfolded),
    items,
  });
}
