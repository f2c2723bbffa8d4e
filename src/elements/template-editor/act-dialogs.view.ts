import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionState } from '../../context/action-controller.ts';
import { dialog } from '../../ui/dialog.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import { changeChoice } from './change-choice.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { languageName } from './field-words.ts';
import { publishingBody } from './publishing.view.ts';
import type { TemplateActs } from './template-acts.ts';

interface DialogWords {
  title: string;
  body: unknown;
  /** Of the button that does it. */
  doIt: string;
  doing: string;
  run: (form: HTMLFormElement) => void;
  /** Whether it cannot be done as it stands. */
  waits?: boolean;
}

/** The dialog in which an act is asked about. */
export function actDialog(screen: EditorScreen, acts: TemplateActs): TemplateResult | typeof nothing {
  const { question, state } = acts;
  if (question === undefined) return nothing;
  const { title, body, doIt, doing, run, waits = false } = wordsOf(screen, acts);
  const isBusy = state.kind === 'busy';
  const stops = isBusy || waits || state.kind === 'unknown';
  return dialog({
    title,
    level: screen.headingLevel + 1,
    stage: question.kind,
    body: html`${body}${actTrouble(state, () => acts.check())}`,
    buttons: html`<button class="lupa-button lupa-compact" id="lupa-do" aria-disabled=${stops ? 'true' : nothing}>
        ${isBusy ? doing : doIt}
      </button>
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => acts.close()}
      >
        ${msg('Cancel', { id: 'template-editor.cancel' })}
      </button>`,
    onSubmit: (form) => {
      if (!stops) run(form);
    },
    onClose: () => acts.close(),
  });
}

function wordsOf(screen: EditorScreen, acts: TemplateActs): DialogWords {
  switch (acts.question?.kind) {
    case 'publish':
      return publishing(screen, acts);
    case 'begin':
      return beginning(acts);
    case 'remove-language':
      return removal(acts.question.language, screen, acts);
    default:
      return discarding(screen, acts);
  }
}

function publishing(screen: EditorScreen, acts: TemplateActs): DialogWords {
  const { plan } = acts;
  return {
    title: msg('Publish the template', { id: 'template-editor.publish-title' }),
    body: publishingBody(screen, acts),
    doIt: msg('Publish', { id: 'template-editor.publish-now' }),
    doing: msg('Publishing…', { id: 'template-editor.publishing' }),
    run: () => void acts.publish(),
    waits: plan === undefined || 'error' in plan || plan.data.faults.length > 0,
  };
}

function discarding({ template }: EditorScreen, acts: TemplateActs): DialogWords {
  const isAll = template.versions.every(({ state }) => state === 'draft');
  return {
    title: msg('Discard the draft', { id: 'template-editor.discard-title' }),
    body: html`<p>
      ${
        isAll
          ? msg('Nothing of this template has been published: the whole template is removed, with all of its texts.', {
              id: 'template-editor.discard-all',
            })
          : msg('What has been written since the published version is removed. The published version stays.', {
              id: 'template-editor.discard-draft',
            })
      }
      ${msg('This cannot be undone.', { id: 'template-editor.final' })}
    </p>`,
    doIt: msg('Discard', { id: 'template-editor.discard-now' }),
    doing: msg('Discarding…', { id: 'template-editor.discarding' }),
    run: () => void acts.discard(),
  };
}

function beginning(acts: TemplateActs): DialogWords {
  return {
    title: msg('Change the template', { id: 'template-editor.begin-title' }),
    body: html`<p>
        ${msg('The published version stays in use until the new one is published.', { id: 'template-editor.begin-text' })}
      </p>
      ${changeChoice(undefined, () => acts.miss(false), acts.isMissing)}`,
    doIt: msg('Begin a draft', { id: 'template-editor.begin-now' }),
    doing: msg('Beginning…', { id: 'template-editor.beginning' }),
    run: (form) => {
      const change = new FormData(form).get('change');
      if (change === 'minor' || change === 'major') void acts.begin(change);
      else {
        acts.miss(true);
        form.querySelector<HTMLElement>('input')?.focus();
      }
    },
  };
}

function removal(language: Parameters<typeof languageName>[0], screen: EditorScreen, acts: TemplateActs): DialogWords {
  const name = languageName(language, screen.language);
  return {
    title: msg(str`Remove language version: ${name}`, { id: 'template-editor.remove-language' }),
    body: html`<p>
      ${msg('All texts of this language are removed from the draft.', { id: 'template-editor.remove-language-text' })}
    </p>`,
    doIt: msg('Remove', { id: 'template-editor.remove' }),
    doing: msg('Remove', { id: 'template-editor.remove' }),
    run: () => {
      acts.close();
      screen.onRemoveLanguage(language as never, true);
    },
  };
}

/** What has gone wrong with what a dialog asks about, or is not known of it. */
export function actTrouble(state: ActionState<unknown>, onCheck: () => void): unknown {
  if (state.kind === 'failed') {
    return notice({
      tone: 'error',
      title:
        state.error.kind === 'stale'
          ? msg('Not done: the template has been changed meanwhile. Look at it again.', { id: 'template-editor.stale' })
          : msg('Not done. Try again.', { id: 'template-editor.act-failed' }),
    });
  }
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({
    title: msg('There is no connection: we do not know whether it was done.', { id: 'template-editor.act-unknown' }),
    checking: state.checking,
    onCheck,
  });
}
