import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckAccess } from '../../contract/check-access.ts';
import { formatDate } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { statusTag } from '../../ui/status-tag.ts';
import type { EditorScreen } from './editor-screen.ts';
import { settledFact } from './settled.view.ts';
import { OPENER, openerOf, type SystemAccess } from './system-access.ts';

const HEADING = 'lupa-systems';

/** Which other systems may ask whether a consent is in force. Nothing where that is not the viewer's to know. */
export function systemsView({ headingLevel, language }: EditorScreen, systems: SystemAccess): unknown {
  const { list, isMissing } = systems;
  if (list === undefined && !isMissing) return nothing;
  return html`<section class="lupa-section lupa-systems" aria-labelledby=${HEADING}>
    ${heading(headingLevel + 1, msg('Other systems', { id: 'template-editor.systems' }), { id: HEADING, focusable: true })}
    <p>
      ${msg(
        'Another system, such as an image bank, can ask here whether somebody’s consent is in force. It is told yes or no and nothing else, and the person sees that it has asked.',
        { id: 'template-editor.systems-text' },
      )}
    </p>
    ${isMissing ? missing(systems, list !== undefined) : nothing}
    ${list === undefined ? nothing : accesses(list.items, systems, { headingLevel, language })}
    ${
      list?.mayGive === true
        ? html`<div>
            <button
              type="button"
              class="lupa-button lupa-secondary lupa-compact"
              id=${OPENER}
              @click=${() => systems.ask({ kind: 'give' })}
            >
              ${msg('Give a system access', { id: 'template-editor.give-access' })}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}

function missing(systems: SystemAccess, isOld: boolean): TemplateResult {
  return notice({
    tone: 'error',
    title: msg('The systems that have access could not be loaded', { id: 'template-editor.systems-missing' }),
    ...(isOld && { text: msg('Below is what was known before.', { id: 'template-editor.systems-old' }) }),
    actions: html`<button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      @click=${() => void systems.load()}
    >
      ${msg('Try again', { id: 'template-editor.systems-again' })}
    </button>`,
  });
}

interface Surroundings {
  headingLevel: number;
  language: Language;
}

function accesses(items: CheckAccess[], systems: SystemAccess, around: Surroundings): TemplateResult {
  if (items.length === 0)
    return html`<p class="lupa-hint">${msg('No system has access.', { id: 'template-editor.no-systems' })}</p>`;
  return html`<ul class="lupa-system-list" role="list">
    ${items.map((access) => html`<li>${accessView(access, systems, around)}</li>`)}
  </ul>`;
}

function accessView(access: CheckAccess, systems: SystemAccess, { headingLevel, language }: Surroundings) {
  const { system, createdAt, lastDay, revokedAt, lastUsedDay, uses } = access;
  // Two of the same name are told apart by it.
  const factsId = `lupa-facts-${access.id}`;
  const isLive = revokedAt === null && systems.days.first <= lastDay;
  return html`${heading(headingLevel + 2, html`<bdi>${system}</bdi>`)}
    <div>${stateOf(access, isLive)}</div>
    <dl class="lupa-settled" id=${factsId}>
      ${settledFact(msg('Access given', { id: 'template-editor.access-given' }), formatDate(createdAt, language))}
      ${
        revokedAt === null
          ? settledFact(msg('Last day', { id: 'template-editor.last-day' }), formatDate(lastDay, language))
          : settledFact(msg('Taken away', { id: 'template-editor.access-taken' }), formatDate(revokedAt, language))
      }
      ${settledFact(
        msg('Last used', { id: 'template-editor.last-used' }),
        lastUsedDay === null ? msg('Not yet', { id: 'template-editor.not-used' }) : formatDate(lastUsedDay, language),
      )}
      ${settledFact(msg('Times used', { id: 'template-editor.uses' }), uses)}
    </dl>
    ${
      isLive
        ? html`<div>
            <button
              type="button"
              class="lupa-button lupa-secondary lupa-compact"
              id=${openerOf(access)}
              aria-describedby=${factsId}
              @click=${() => systems.ask({ kind: 'take', access })}
            >
              ${msg(str`Take away access: ${system}`, { id: 'template-editor.take-access' })}
            </button>
          </div>`
        : nothing
    }`;
}

function stateOf({ revokedAt }: CheckAccess, isLive: boolean): TemplateResult {
  if (isLive) return statusTag('success', msg('In force', { id: 'template-editor.access-live' }));
  return statusTag(
    'neutral',
    revokedAt === null
      ? msg('Ended', { id: 'template-editor.access-ended' })
      : msg('Taken away', { id: 'template-editor.access-taken' }),
  );
}
