/** One service, opened. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Possible } from '../../api/ports.ts';
import type { ConsentSummary } from '../../contract/consent-summary.ts';
import type { UsedService } from '../../contract/used-services.ts';
import { formatDate } from '../../i18n/dates.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { standingLabel, TONE_OF_STANDING } from '../../presentation/status.ts';
import { heading } from '../../ui/heading.ts';
import { statusTag } from '../../ui/status-tag.ts';
import {
  button,
  disconnectLabel,
  isBeingLeft,
  keepsText,
  sendButtons,
  trouble,
  type UsedServicesScreen,
} from './act.view.ts';
import { matter } from './matter.view.ts';
import { linkTo, opening } from './service-link.view.ts';

/** Dealings that are shown at first. */
const LATEST = 5;

export function servicePanel(service: UsedService, screen: UsedServicesScreen): TemplateResult {
  const { id, name, description, controller, link, privacyNotice, matters, consents, dealings, data, disconnectedAt } =
    service;
  const { language, headingLevel, acts } = screen;
  const part = (title: string, rows: unknown[], content: unknown = list(rows)) =>
    rows.length === 0 ? nothing : html`${heading(headingLevel + 2, title)}${content}`;
  const dataTitle = msg('What the service gets to know about you', { id: 'used-services.data' });
  const events = dealings.map(
    ({ at, text }) => html`<li>${formatDate(at, language)} ${localizedText(text, language)}</li>`,
  );
  return html`<p>${localizedText(description, language)}</p>
    ${
      controller &&
      html`<p>
        ${msg('Responsible for your data:', { id: 'used-services.controller' })} ${localizedText(controller, language)}
      </p>`
    }
    ${opening(link, name, screen)}
    ${linkTo(
      privacyNotice,
      html`${msg('Privacy notice', { id: 'used-services.privacy-notice' })}: ${localizedText(name, language)}`,
      screen,
    )}
    ${part(
      underWay(service),
      matters,
      matters.map((each) => matter(each, screen)),
    )}
    ${part(
      dataTitle,
      // One that has been disconnected is told nothing.
      disconnectedAt ? [] : data,
      acts.isBegun('narrow', id) ? choice(service, dataTitle, screen) : known(service, screen),
    )}
    ${part(
      msg('Consents', { id: 'used-services.consents' }),
      consents.map((each) => consent(each, screen)),
    )}
    ${part(
      msg('What has been done', { id: 'used-services.dealings' }),
      events,
      html`${list(events.slice(0, LATEST))}
      ${
        events.length > LATEST
          ? html`<details>
              <summary>${msg(str`Show all (${events.length})`, { id: 'used-services.all' })}</summary>
              ${list(events.slice(LATEST))}
            </details>`
          : nothing
      }`,
    )}
    ${acts.isBegun('narrow', id) || isBeingLeft(service, screen) ? nothing : trouble(id, screen)}
    ${ending(service, screen)}`;
}

export function underWay({ matters }: UsedService): string {
  return msg(str`Under way: ${matters.length}`, { id: 'used-services.matters' });
}

/** Safari takes the role of a list away with its marks. */
function list(rows: unknown): TemplateResult {
  return html`<ul class="lupa-rows" role="list">
    ${rows}
  </ul>`;
}

function known(service: UsedService, screen: UsedServicesScreen): TemplateResult {
  const { id, data } = service;
  return html`${list(data.map((each) => html`<li>${datum(each, each.shared, screen)}</li>`))}
  ${act(
    data.every(({ needed }) => needed) ? undefined : screen.can(service).narrow,
    msg('Choose what it gets to know', { id: 'used-services.choose' }),
    screen,
    {
      id: `lupa-choose-${id}`,
      onClick: () => screen.onBegin('narrow', id),
    },
  )}`;
}

type Datum = UsedService['data'][number];

function datum({ label, source, why, needed }: Datum, shared: boolean, { language }: UsedServicesScreen): unknown {
  return html`<b>${localizedText(label, language)}</b>
    ${
      needed
        ? html`(${msg('needed', { id: 'used-services.needed' })})`
        : shared
          ? nothing
          : html`(${msg('not shared', { id: 'used-services.withheld' })})`
    }
    ${[why, source].map((text) => text && html`<span class="lupa-meta">${localizedText(text, language)}</span>`)}`;
}

function choice(service: UsedService, title: string, screen: UsedServicesScreen): TemplateResult {
  const { id, data } = service;
  const { acts } = screen;
  const submit = (event: Event) => {
    event.preventDefault();
    const shared = new FormData(event.target as HTMLFormElement).getAll('shared') as string[];
    acts.run('narrow', service, shared);
  };
  return html`<form @submit=${submit}>
    <fieldset id="lupa-choice-${id}" tabindex="-1">
      <legend class="lupa-aloud">${title}</legend>
      <p>
        ${msg('What you leave out is not told to the service from now on. What it has already, it keeps as its privacy notice says.', { id: 'used-services.choice-text' })}
      </p>
      ${data.map(
        (each) =>
          html`<label class="lupa-choice">
            <input
              type="checkbox"
              name="shared"
              value=${each.id}
              .checked=${each.shared}
              ?disabled=${each.needed || acts.underWay}
            />
            <span>${datum(each, true, screen)}</span>
          </label>`,
      )}
    </fieldset>
    ${trouble(id, screen)}
    <div class="lupa-buttons">${sendButtons(msg('Save', { id: 'used-services.save' }), id, screen)}</div>
  </form>`;
}

function consent({ id, name, subject, standing }: ConsentSummary, screen: UsedServicesScreen): TemplateResult {
  const address = screen.consentAddress(id);
  const text = localizedText(name, screen.language);
  return html`<li>
    ${address === undefined ? text : html`<a href=${address}>${text}</a>`}
    ${subject.relation === 'self' ? nothing : html`<span class="lupa-meta">${subject.name}</span>`}
    ${statusTag(TONE_OF_STANDING[standing], standingLabel(standing))}
  </li>`;
}

/** The way out, or why there is none; and the way back. */
function ending(service: UsedService, screen: UsedServicesScreen): unknown {
  const { id, disconnection, disconnectedAt } = service;
  const can = screen.can(service);
  if (disconnectedAt !== null)
    return html`${keepsText(service, screen)}
    ${act(can.reconnect, msg('Let it be used again', { id: 'used-services.reconnect' }), screen, {
      id: `lupa-return-${id}`,
      onClick: () => screen.acts.run('reconnect', service),
    })}`;
  switch (disconnection.state) {
    case 'never':
      return html`<p>
        ${msg('This service cannot be disconnected.', { id: 'used-services.never' })}
        ${localizedText(disconnection.why, screen.language)}
      </p>`;
    case 'matter-open':
      return html`<p>
        ${msg('The service can be disconnected once nothing is under way.', { id: 'used-services.matter-open' })}
      </p>`;
    case 'possible':
      return act(can.disconnect, disconnectLabel(), screen, {
        id: `lupa-leave-${id}`,
        onClick: () => screen.onBegin('disconnect', id),
      });
  }
}

/** A button for what can be done here, a link to where it can be done elsewhere, and nothing for what cannot. */
function act(
  possible: Possible | undefined,
  label: string,
  { acts }: UsedServicesScreen,
  { id, onClick }: { id: string; onClick: () => void },
): unknown {
  if (possible === 'here') return button(label, onClick, { id, off: acts.underWay });
  return possible && html`<a href=${possible.elsewhere}>${label} (${new URL(possible.elsewhere).host})</a>`;
}
