import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { TemplateSummary } from '../../contract/template-list.ts';
import { inLanguage } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { dialog } from '../../ui/dialog.ts';
import { menu } from '../../ui/menu.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import type { ListAct } from './list-acts.ts';
import type { TemplateListScreen } from './template-list.view.ts';

export function createButton({ mayCreate }: { mayCreate: boolean }, screen: TemplateListScreen): unknown {
  const { acts } = screen;
  if (!mayCreate || !screen.canAct) return nothing;
  return html`<button
    type="button"
    class="lupa-button lupa-compact"
    id="lupa-create"
    aria-disabled=${acts.state.kind === 'busy' ? 'true' : nothing}
    @click=${() => acts.create()}
  >
    ${msg('+ New template', { id: 'template-list.create' })}
  </button>`;
}

/** What can be done to one template. */
export function templateMenu(item: TemplateSummary, screen: TemplateListScreen): unknown {
  const { acts, language, editorAddressOf, canAct } = screen;
  const editor = editorAddressOf(item.id);
  if (!item.mayWrite || !canAct) return nothing;
  const name = inLanguage(item.name, language)?.value ?? '';
  const isBusy = acts.state.kind === 'busy' ? 'true' : nothing;
  return menu({
    id: `lupa-menu-${item.id}`,
    label: msg(str`Actions: ${name}`, { id: 'template-list.actions' }),
    open: acts.unfolded === item.id,
    onToggle: (open) => acts.unfold(open ? item.id : undefined),
    items: html`${
      editor === undefined ? nothing : html`<a href=${editor}>${msg('Edit', { id: 'template-list.edit' })}</a>`
    }
      <button type="button" aria-disabled=${isBusy} @click=${() => acts.copy(item)}>
        ${msg('Copy as a new one', { id: 'template-list.copy' })}
      </button>
      ${
        item.state === 'published'
          ? html`<button
              type="button"
              @click=${() => {
                screen.onOpenDialog(`lupa-menu-${item.id}`);
                acts.askToArchive(item);
              }}
            >
              ${msg('Archive…', { id: 'template-list.archive' })}
            </button>`
          : nothing
      }`,
  });
}

export function archiveDialog({ acts, headingLevel, language }: TemplateListScreen): TemplateResult | typeof nothing {
  const { archiving, state } = acts;
  if (archiving === undefined) return nothing;
  const stops = state.kind === 'busy' || state.kind === 'unknown';
  return dialog({
    title: msg('Archive the template', { id: 'template-list.archive-title' }),
    level: headingLevel + 1,
    stage: `archive ${archiving.id}`,
    body: html`<p><b>${localizedText(archiving.name, language)}</b></p>
      <p>
        ${msg(
          'Nobody is asked by it any more. The answers that were given stay, and can be withdrawn. This cannot be undone; the template can be copied as a new one.',
          {
            id: 'template-list.archive-text',
          },
        )}
      </p>
      ${trouble(acts.state, () => acts.check())}`,
    buttons: html`<button class="lupa-button lupa-compact" aria-disabled=${stops ? 'true' : nothing}>
        ${
          state.kind === 'busy'
            ? msg('Archiving…', { id: 'template-list.archiving' })
            : msg('Archive', { id: 'template-list.archive-now' })
        }
      </button>
      <button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => acts.close()}>
        ${msg('Cancel', { id: 'template-list.cancel' })}
      </button>`,
    onSubmit: () => {
      if (!stops) acts.archive();
    },
    onClose: () => acts.close(),
  });
}

/** What has become of making or copying one, where it is not done. */
export function actTrouble({ acts }: TemplateListScreen): unknown {
  return acts.archiving === undefined ? trouble(acts.state, () => acts.check()) : nothing;
}

function trouble(state: TemplateListScreen['acts']['state'], onCheck: () => void): unknown {
  if (state.kind === 'failed') return notice({ tone: 'error', title: actFailed(state.what, state.error) });
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({
    title: actUnknown(state.what),
    checking: state.checking,
    onCheck,
  });
}

export function actFailed(act: ListAct, error: ApiError): string {
  if (act !== 'archive') return msg('No template was made. Try again.', { id: 'template-list.not-made' });
  switch (error.errors[0]?.field) {
    case 'draft':
      return msg('Not archived: a new version is being written. Publish or discard it first.', {
        id: 'template-list.archive-draft',
      });
    case 'requests':
      return msg('Not archived: answers are waited for. End the answering first, on the page of the requests.', {
        id: 'template-list.archive-waits',
      });
    default:
      return msg('The template was not archived. Try again.', { id: 'template-list.not-archived' });
  }
}

export function actUnknown(act: ListAct): string {
  return act === 'archive'
    ? msg('There is no connection: we do not know whether the template was archived.', {
        id: 'template-list.archive-unknown',
      })
    : msg('There is no connection: we do not know whether a template was made.', { id: 'template-list.make-unknown' });
}

export function archived(): string {
  return msg('The template has been archived', { id: 'template-list.archive-done' });
}
