import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { UsedService } from '../../contract/used-services.ts';
import { formatDate } from '../../i18n/dates.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { signInNotice } from '../../presentation/sign-in-notice.ts';
import { stateView } from '../../presentation/state-notices.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { foundSentence, isBeingLeft, nameOf, type UsedServicesScreen } from './act.view.ts';
import { leaveDialog } from './leave-dialog.view.ts';
import { servicePanel, underWay } from './service.view.ts';

/** Services from which on they are searched. */
const MANY = 8;

export function usedServicesView(state: WidgetState<UsedService[], ApiError>, screen: UsedServicesScreen): unknown {
  const title = heading(screen.headingLevel, msg('Services you use', { id: 'used-services.title' }), {
    className: 'lupa-title',
  });
  return stateView(state, screen, {
    title,
    signedOut,
    empty: () =>
      notice({
        tone: 'info',
        title: msg('You do not use any services here yet', { id: 'used-services.empty' }),
      }),
    ready: (services) => ready(services, screen),
  });
}

function signedOut(signIn: string | undefined, weak: boolean | undefined): TemplateResult {
  return weak
    ? signInNotice(
        msg('You see the services that you use when you identify yourself with Suomi.fi', {
          id: 'used-services.needs-strong',
        }),
        signIn,
        msg('Identify yourself', { id: 'state.identify' }),
      )
    : signInNotice(msg('Sign in to see the services that you use', { id: 'used-services.signed-out' }), signIn);
}

function ready(services: UsedService[], screen: UsedServicesScreen): TemplateResult {
  const leaving = services.find((service) => isBeingLeft(service, screen));
  return html`${services.length < MANY ? nothing : searchField(services, screen)}
    <ul class="lupa-list" role="list">
      ${byName(services, screen).map((service) => card(service, screen))}
    </ul>
    ${leaving && leaveDialog(leaving, screen)}`;
}

function byName(services: UsedService[], { language }: UsedServicesScreen): UsedService[] {
  return services.toSorted((a, b) => nameOf(a, language).localeCompare(nameOf(b, language), language));
}

function searchField(services: UsedService[], { search, isFound, onSearch }: UsedServicesScreen): TemplateResult {
  return html`<p class="lupa-search">
    <label for="lupa-search">${msg('Search by name', { id: 'used-services.search' })}</label>
    <input
      id="lupa-search"
      class="lupa-field"
      type="search"
      autocomplete="off"
      .value=${search}
      @input=${(event: Event) => onSearch((event.target as HTMLInputElement).value)}
    />
    <span>${foundSentence(services.filter(isFound).length)}</span>
  </p>`;
}

/** One that is not found is hidden, and keeps what is being done in it. */
function card(service: UsedService, screen: UsedServicesScreen): TemplateResult {
  const { id, name, matters, disconnectedAt, since } = service;
  const { language, isFound, isOpen, onOpen, headingLevel } = screen;
  const open = isOpen(id);
  const disclosure = html`<button
    type="button"
    id="lupa-service-${id}"
    class="lupa-disclosure"
    aria-expanded=${open}
    aria-controls="lupa-panel-${id}"
    @click=${() => onOpen(id)}
  >
    ${localizedText(name, language)}
  </button>`;
  return html`<li class="lupa-card" ?hidden=${!isFound(service)}>
    ${heading(headingLevel + 1, disclosure, { className: 'lupa-name' })}
    <p class="lupa-meta">
      ${
        disconnectedAt === null
          ? msg(str`In use since ${formatDate(since, language)}`, { id: 'used-services.since' })
          : msg(str`Disconnected on ${formatDate(disconnectedAt, language)}`, { id: 'used-services.disconnected-on' })
      }
    </p>
    ${matters.length > 0 && !open ? statusTag('alert', underWay(service)) : nothing}
    <div id="lupa-panel-${id}" class="lupa-panel" ?hidden=${!open}>
      ${open ? servicePanel(service, screen) : nothing}
    </div>
  </li>`;
}
