/** What is under way at a service, by its steps. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ServiceMatter } from '../../contract/used-services.ts';
import { formatDate } from '../../i18n/dates.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { heading } from '../../ui/heading.ts';
import { icon } from '../../ui/icon.ts';
import { type UsedServicesScreen } from './act.view.ts';
import { opening } from './service-link.view.ts';

export function matter({ title, steps, next, link }: ServiceMatter, screen: UsedServicesScreen): TemplateResult {
  const { language, headingLevel } = screen;
  return html`${heading(headingLevel + 3, localizedText(title, language))}
    <ol class="lupa-rows" role="list">
      ${steps.map(
        ({ name, state, day }) =>
          html`<li class="lupa-step" aria-current=${state === 'current' ? 'step' : nothing}>
            ${state === 'done' ? icon('check') : state === 'current' ? icon('clock') : nothing}
            <span>
              <b>${localizedText(name, language)}</b>
              ${stepState(state)} ${day && formatDate(day, language)}
            </span>
          </li>`,
      )}
    </ol>
    ${
      next &&
      html`<p>
        <b>
          ${
            next.from === 'you'
              ? msg('Next, from you:', { id: 'used-services.from-you' })
              : msg('Next, from the service:', { id: 'used-services.from-service' })
          }
        </b>
        ${localizedText(next.text, language)}
        ${
          next.lastDay &&
          msg(str`At the latest on ${formatDate(next.lastDay, language)}.`, { id: 'used-services.last-day' })
        }
      </p>`
    }
    ${opening(link, title, screen)}`;
}

function stepState(state: ServiceMatter['steps'][number]['state']): string {
  switch (state) {
    case 'done':
      return msg('Done', { id: 'used-services.done' });
    case 'current':
      return msg('Now', { id: 'used-services.now' });
    default:
      return msg('Ahead', { id: 'used-services.ahead' });
  }
}
