import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../model/language.ts';
import { icon } from '../../ui/icon.ts';
import { notice } from '../../ui/notice.ts';
import type { DraftKeeping } from './draft-keeping.ts';
import { fieldLabel } from './field-words.ts';

function timeOf(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** Where what was typed stands, in one line. */
export function keepingText({ state, unsaved, isKeptHere }: DraftKeeping, language: Language): string {
  switch (state.kind) {
    case 'saved':
      return state.at === undefined
        ? msg('All changes are saved', { id: 'template-editor.saved' })
        : msg(str`All changes saved at ${timeOf(state.at, language)}`, { id: 'template-editor.saved-at' });
    case 'typing':
      return msg('Not saved yet…', { id: 'template-editor.typing' });
    case 'saving':
      return msg('Saving…', { id: 'template-editor.saving' });
    case 'unsettled':
      return msg(str`Not saved: ${unsaved} fields wait for you`, { id: 'template-editor.unsettled' });
    case 'offline':
    case 'signed-out':
    case 'no-draft':
    case 'gone':
    case 'failed':
      return isKeptHere
        ? msg('Not saved: kept in this browser', { id: 'template-editor.kept-here' })
        : msg('Not saved: do not close this page', { id: 'template-editor.not-kept' });
  }
}

export function keepingLine(keeping: DraftKeeping, language: Language): TemplateResult {
  const { kind } = keeping.state;
  const isWell = kind === 'saved' || kind === 'typing' || kind === 'saving';
  return html`<p class="lupa-keeping" data-keeping=${kind}>
    ${kind === 'saved' ? icon('check') : isWell ? nothing : icon('alert')} ${keepingText(keeping, language)}
  </p>`;
}

export interface KeepingActions {
  signIn: string | undefined;
  onRetry: () => void;
  /** Begins a draft for what was typed. */
  onBegin: () => void;
  onDrop: () => void;
}

/** States in which what was typed is not at the server, and the writer should know. */
export type Trouble = Exclude<DraftKeeping['state']['kind'], 'saved' | 'typing' | 'saving' | 'unsettled'>;

export function troubleTitle(trouble: Trouble): string {
  switch (trouble) {
    case 'offline':
      return msg('No connection: your changes are not saved yet', { id: 'template-editor.offline' });
    case 'signed-out':
      return msg('You have been signed out: your changes are not saved yet', { id: 'template-editor.signed-out' });
    case 'no-draft':
      return msg('The draft has been published or discarded by somebody', { id: 'template-editor.no-draft' });
    case 'gone':
      return msg('The template is not there any more, or you may not write it', {
        id: 'template-editor.template-gone',
      });
    case 'failed':
      return msg('Your changes were not saved', { id: 'template-editor.failed' });
  }
}

/** What a writer should know and can do when what was typed is not at the server. */
export function keepingNotice(
  keeping: DraftKeeping,
  language: Language,
  { signIn, onRetry, onBegin, onDrop }: KeepingActions,
): unknown {
  const retry = html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onRetry}>
    ${msg('Try again now', { id: 'template-editor.retry' })}
  </button>`;
  const letGo = html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onDrop}>
    ${msg('Let it go', { id: 'template-editor.let-go' })}
  </button>`;
  const where = keeping.isKeptHere
    ? msg('What you have written is kept in this browser, and is saved once it is possible again.', {
        id: 'template-editor.kept-text',
      })
    : msg('This browser cannot keep what you have written: leave the page open.', {
        id: 'template-editor.not-kept-text',
      });
  switch (keeping.state.kind) {
    case 'offline':
      return notice({
        tone: 'alert',
        title: troubleTitle('offline'),
        text: where,
        actions: retry,
      });
    case 'signed-out':
      return notice({
        tone: 'alert',
        title: troubleTitle('signed-out'),
        text: where,
        actions:
          signIn === undefined
            ? retry
            : html`<a class="lupa-button lupa-compact" href=${signIn}>
                ${msg('Sign in and go on', { id: 'template-editor.sign-in' })}
              </a>`,
      });
    case 'failed':
      return notice({
        tone: 'error',
        title: troubleTitle('failed'),
        text: where,
        actions: retry,
      });
    case 'no-draft':
      return notice({
        tone: 'alert',
        title: troubleTitle('no-draft'),
        text: html`<p>
            ${msg('What you wrote last is not in it. Begin a new draft to save it, or let it go.', {
              id: 'template-editor.no-draft-text',
            })}
          </p>
          <ul>
            ${keeping.unsavedPaths.map((path) => html`<li>${fieldLabel(path, language)}</li>`)}
          </ul>`,
        actions: html`<div class="lupa-buttons">
          <button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onBegin}>
            ${msg('Begin a new draft with it', { id: 'template-editor.begin-with' })}
          </button>
          ${letGo}
        </div>`,
      });
    case 'gone':
      return notice({
        tone: 'error',
        title: troubleTitle('gone'),
        text: msg('What you wrote last cannot be saved. Copy from the page what you need.', {
          id: 'template-editor.template-gone-text',
        }),
        actions: letGo,
      });
    default:
      return keeping.broughtBack > 0 && keeping.unsaved > 0 ? broughtBack() : nothing;
  }
}

function broughtBack(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('What you had written before was brought back', { id: 'template-editor.brought-back' }),
  });
}
