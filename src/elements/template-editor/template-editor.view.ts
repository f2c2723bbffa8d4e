import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { EditableTemplate, EditableText } from '../../contract/template-draft.ts';
import { LANGUAGES } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { failedNotice, loadingNotice, signedOutNotice, unconfiguredNotice } from '../../presentation/state-notices.ts';
import { breadcrumb } from '../../ui/breadcrumb.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { actDialog } from './act-dialogs.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { errorSummary } from './error-summary.view.ts';
import { formView } from './form.view.ts';
import { keepingLine, keepingNotice } from './keeping.view.ts';
import { previewPane } from './preview/preview.view.ts';
import type { Previewing } from './preview/previewing.ts';
import { overview } from './overview.view.ts';
import type { SystemAccess } from './system-access.ts';
import { systemDialog } from './system-dialogs.view.ts';
import { systemsView } from './systems.view.ts';
import type { TemplateActs } from './template-acts.ts';

export interface Addresses {
  templates: string | undefined;
  requests: string | undefined;
  signIn: string | undefined;
  /** Where another system asks. */
  check: string;
}

export interface EditorPage {
  headingLevel: number;
  /** Undefined until the template is there. */
  screen: EditorScreen | undefined;
  acts: TemplateActs;
  systems: SystemAccess;
  addresses: Addresses;
  /** Nothing of the template is left: it was thrown away here. */
  isGone: boolean;
  previewing: Previewing;
  onPublish: () => void;
  onBegin: () => void;
  onDrop: () => void;
  onRetry: () => void;
}

export function templateEditorView(state: WidgetState<EditableTemplate, ApiError>, page: EditorPage): unknown {
  const { screen, headingLevel, addresses, isGone, onRetry } = page;
  const title = (text: unknown) =>
    heading(headingLevel, text, { id: 'lupa-title', className: 'lupa-title', focusable: true });
  if (isGone) return html`${title(templateLabel())}${gone(addresses)}`;
  // What has been typed stays in sight whatever becomes of the session, or of the template.
  if (screen?.keeping.state.kind === 'gone' && screen.keeping.unsaved === 0)
    return html`${title(templateLabel())}${notFound()}`;
  if (screen !== undefined) return editor(screen, page, title(nameOf(screen)));
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'signed-out':
      return html`${title(templateLabel())}${signedOutNotice(addresses.signIn)}`;
    case 'failed':
      return html`${title(templateLabel())}${state.error.kind === 'not-found' ? notFound() : failedNotice(state.error, onRetry)}`;
    default:
      return html`${title(templateLabel())}${loadingNotice()}`;
  }
}

function templateLabel(): string {
  return msg('Template', { id: 'template-editor.template' });
}

function notFound(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('The template was not found', { id: 'template-editor.not-found' }),
    text: msg('It may have been removed, or it is not one of yours.', { id: 'template-editor.not-found-text' }),
  });
}

function gone({ templates }: Addresses): TemplateResult {
  return notice({
    tone: 'success',
    title: msg('The template was removed', { id: 'template-editor.gone' }),
    actions:
      templates === undefined
        ? nothing
        : html`<a href=${templates}>${msg('All templates', { id: 'template-editor.all-templates' })}</a>`,
  });
}

/** As it is being written, in the language around or the first that has one. */
function nameOf({ keeping, language }: EditorScreen): unknown {
  const spoken = [language, ...LANGUAGES].find(
    (each) => String(keeping.value(`texts.${each}.name`) ?? '').trim() !== '',
  );
  if (spoken === undefined) return msg('New template', { id: 'template-editor.new' });
  return html`<span lang=${spoken}>${keeping.value(`texts.${spoken}.name`) as EditableText['name']}</span>`;
}

function editor(screen: EditorScreen, page: EditorPage, title: TemplateResult): TemplateResult {
  const { template, keeping } = screen;
  const { acts, addresses, onRetry, onBegin, onDrop, previewing, systems } = page;
  const writes = template.draft !== null && template.mayWrite;
  const way = breadcrumb(
    msg('Breadcrumb', { id: 'template-editor.path' }),
    [{ address: addresses.templates, text: msg('Templates', { id: 'template-editor.templates' }) }],
    nameOf(screen),
  );
  return html`${way}${title}${facts(screen, page)}
    ${keepingNotice(keeping, screen.language, { signIn: addresses.signIn, onRetry, onBegin, onDrop })}
    ${writes ? errorSummary(screen) : nothing}
    <div class="lupa-desk" data-preview=${previewing.isOpen || !writes ? 'true' : nothing}>
      ${writes ? formView(screen, acts) : overview(screen)}
      ${previewPane(previewing, {
        headingLevel: screen.headingLevel + 1,
        language: screen.language,
        unsaved: keeping.unsaved,
        isBesideForm: writes,
      })}
    </div>
    ${systemsView(screen, systems)} ${writes ? bar(screen, page) : nothing}${actDialog(screen, acts)}${systemDialog(screen, systems, addresses.check)}`;
}

function facts({ template, language }: EditorScreen, { addresses, acts }: EditorPage): TemplateResult {
  const { draft, versions, mayWrite, organisation } = template;
  const published = versions.find(({ state }) => state === 'published');
  const archived = versions[0]?.state === 'archived';
  return html`<div class="lupa-head">
    ${
      draft !== null
        ? statusTag('alert', msg(str`Draft, version ${draft.version}`, { id: 'template-editor.draft-state' }))
        : nothing
    }
    ${
      published !== undefined
        ? statusTag(
            'success',
            msg(str`Published, version ${published.version}`, { id: 'template-editor.published-state' }),
          )
        : nothing
    }
    ${archived ? statusTag('neutral', msg('Archived', { id: 'template-editor.archived-state' })) : nothing}
    <span>${msg('Organisation', { id: 'template-editor.organisation' })}: ${localizedText(organisation, language)}</span>
    ${
      addresses.requests !== undefined && published !== undefined
        ? html`<a href=${addresses.requests}>${msg('Requests of the group', { id: 'template-editor.requests' })}</a>`
        : nothing
    }
    ${
      draft === null && mayWrite && !archived
        ? html`<button
            type="button"
            class="lupa-button lupa-compact"
            id="lupa-begin"
            @click=${() => acts.ask({ kind: 'begin' })}
          >
            ${msg('Change the template', { id: 'template-editor.begin' })}
          </button>`
        : nothing
    }
    ${mayWrite ? nothing : html`<p class="lupa-hint">${msg('You may look at this template, not change it.', { id: 'template-editor.viewer' })}</p>`}
  </div>`;
}

/** Always in sight: whether it is saved, and what can be done. */
function bar({ keeping, language }: EditorScreen, { previewing, onPublish }: EditorPage) {
  return html`<div class="lupa-bar">
    ${keepingLine(keeping, language)}
    <div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact lupa-preview-toggle"
        aria-expanded=${previewing.isOpen ? 'true' : 'false'}
        @click=${() => void previewing.toggle()}
      >
        ${msg('Preview', { id: 'template-editor.preview' })}
      </button>
      <button type="button" class="lupa-button lupa-compact" id="lupa-publish" @click=${onPublish}>
        ${msg('Publish…', { id: 'template-editor.publish' })}
      </button>
    </div>
  </div>`;
}
