import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GivenAccess } from '../../contract/check-access.ts';
import { dialog } from '../../ui/dialog.ts';
import { notice } from '../../ui/notice.ts';
import { actTrouble } from './act-dialogs.view.ts';
import { describedBy } from './field.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { settledFact } from './settled.view.ts';
import { copyText } from './system-words.ts';
import { LONGEST_SYSTEM, type AccessField, type SystemAccess } from './system-access.ts';

/** The dialog in which access is given, its token shown, or access taken away. */
export function systemDialog(screen: EditorScreen, systems: SystemAccess, address: string): unknown {
  const { stage } = systems;
  switch (stage?.kind) {
    case 'give':
      return giving(screen, systems);
    case 'token':
      return tokenDialog(stage.given, screen, systems, address);
    case 'take':
      return asking(screen, systems, {
        stage: 'take',
        title: msg(str`Take away access: ${stage.access.system}`, { id: 'template-editor.take-access' }),
        body: html`<p>
          ${msg('The system is told nothing any more, from now on. What it has asked stays in sight of the people.', {
            id: 'template-editor.take-access-text',
          })}
          ${msg('This cannot be undone.', { id: 'template-editor.final' })}
        </p>`,
        doIt: msg('Take away', { id: 'template-editor.take-access-now' }),
        run: () => systems.take(stage.access),
      });
    default:
      return nothing;
  }
}

interface Asking {
  stage: string;
  title: string;
  body: unknown;
  doIt: string;
  run: (form: HTMLFormElement) => void;
}

function asking(screen: EditorScreen, systems: SystemAccess, { stage, title, body, doIt, run }: Asking) {
  const { state } = systems;
  const isBusy = state.kind === 'busy';
  const stops = isBusy || state.kind === 'unknown';
  return dialog({
    title,
    level: screen.headingLevel + 1,
    stage: `access-${stage}`,
    body: html`${body}${actTrouble(state, () => systems.check())}`,
    buttons: html`<button class="lupa-button lupa-compact" id="lupa-do" aria-disabled=${stops ? 'true' : nothing}>
        ${isBusy ? msg('Wait…', { id: 'template-editor.access-busy' }) : doIt}
      </button>
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => systems.close()}
      >
        ${msg('Cancel', { id: 'template-editor.cancel' })}
      </button>`,
    onSubmit: (form) => {
      if (!stops) run(form);
    },
    onClose: () => systems.close(),
  });
}

const ID_OF: Record<AccessField, string> = { system: 'lupa-system', 'last-day': 'lupa-access-day' };

function giving(screen: EditorScreen, systems: SystemAccess): TemplateResult {
  return asking(screen, systems, {
    stage: 'give',
    title: msg('Give a system access', { id: 'template-editor.give-access' }),
    body: html`${systemField(systems)}${dayField(systems, screen)}`,
    doIt: msg('Give access', { id: 'template-editor.give-access-now' }),
    run: (form) => {
      const text = (field: AccessField) => form.querySelector<HTMLInputElement>(`#${ID_OF[field]}`)!.value.trim();
      const fault = systems.give(text('system'), text('last-day'));
      if (fault !== undefined) form.querySelector<HTMLElement>(`#${ID_OF[fault]}`)?.focus();
    },
  });
}

function systemField(systems: SystemAccess): TemplateResult {
  return field(systems, 'system', {
    label: msg('Name of the system', { id: 'template-editor.system' }),
    hint: msg('Citizens read this name where they see who has asked.', { id: 'template-editor.system-hint' }),
    fault: msg('Give the system a name', { id: 'template-editor.system-missing' }),
    control: (attributes) =>
      html`<input
        class="lupa-field lupa-wide-field"
        id=${attributes.id}
        maxlength=${LONGEST_SYSTEM}
        autocomplete="off"
        dir="auto"
        aria-invalid=${attributes.invalid}
        aria-describedby=${attributes.by}
      />`,
  });
}

function dayField(systems: SystemAccess, { language }: EditorScreen): TemplateResult {
  const { first, proposed, last } = systems.days;
  return field(systems, 'last-day', {
    label: msg('Last day', { id: 'template-editor.last-day' }),
    hint: msg('At most 400 days ahead. After it the system needs a new token.', {
      id: 'template-editor.access-day-hint',
    }),
    fault: msg('Give a day from today to 400 days ahead', { id: 'template-editor.access-day-missing' }),
    control: (attributes) =>
      html`<input
        class="lupa-field"
        type="date"
        id=${attributes.id}
        lang=${language}
        min=${first}
        max=${last}
        .defaultValue=${proposed}
        aria-invalid=${attributes.invalid}
        aria-describedby=${attributes.by}
      />`,
  });
}

interface Control {
  id: string;
  invalid: 'true' | typeof nothing;
  by: string | typeof nothing;
}

function field(
  { faults }: SystemAccess,
  name: AccessField,
  parts: { label: string; hint: string; fault: string; control: (attributes: Control) => TemplateResult },
): TemplateResult {
  const id = ID_OF[name];
  const isWrong = faults.includes(name);
  return html`<div class="lupa-form-field" data-invalid=${isWrong ? 'true' : nothing}>
    <label class="lupa-label" for=${id}>${parts.label}</label>
    <p class="lupa-hint" id="${id}-hint">${parts.hint}</p>
    ${isWrong ? html`<p class="lupa-error" id="${id}-error">${parts.fault}</p>` : nothing}
    ${parts.control({
      id,
      invalid: isWrong ? 'true' : nothing,
      by: describedBy(id, { hint: true, error: isWrong, count: false }),
    })}
  </div>`;
}

function tokenDialog(
  { access: { system }, token }: GivenAccess,
  screen: EditorScreen,
  systems: SystemAccess,
  address: string,
): TemplateResult {
  return dialog({
    title: msg(str`Access given: ${system}`, { id: 'template-editor.access-given-title' }),
    level: screen.headingLevel + 1,
    stage: 'access-token',
    body: token === null ? lost() : tokenBody(token, screen, systems, address),
    buttons: html`<button class="lupa-button lupa-compact">${msg('Close', { id: 'template-editor.close' })}</button>`,
    onSubmit: () => systems.close(),
    onClose: () => systems.close(),
  });
}

function lost(): TemplateResult {
  return notice({
    tone: 'alert',
    title: msg('The token was lost on its way', { id: 'template-editor.token-lost' }),
    text: msg('The system has access, but its token cannot be shown again. Take the access away and give a new one.', {
      id: 'template-editor.token-lost-text',
    }),
  });
}

function tokenBody(token: string, screen: EditorScreen, systems: SystemAccess, address: string): TemplateResult {
  const { copied } = systems;
  return html`${notice({
    tone: 'alert',
    title: msg('The token is shown only now', { id: 'template-editor.token-once' }),
    text: msg('Put it into the other system before you close this. Whoever has it can ask in the name of the system.', {
      id: 'template-editor.token-once-text',
    }),
  })}
    <div class="lupa-form-field">
      <label class="lupa-label" for="lupa-token">${msg('Token', { id: 'template-editor.token' })}</label>
      <input
        class="lupa-field lupa-wide-field lupa-code"
        id="lupa-token"
        readonly
        translate="no"
        .value=${token}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <div>
        <button
          type="button"
          class="lupa-button lupa-secondary lupa-compact"
          @click=${() => void systems.copy(token)}
        >
          ${msg('Copy the token', { id: 'template-editor.copy' })}
        </button>
      </div>
      ${copied === undefined ? nothing : html`<p class="lupa-hint">${copyText(copied)}</p>`}
    </div>
    <dl class="lupa-settled">
      ${settledFact(
        msg('Address', { id: 'template-editor.check-address' }),
        html`<code class="lupa-code">${address}</code>`,
      )}
      ${settledFact(msg('Purposes, and what the system calls them', { id: 'template-editor.check-purposes' }), purposes(screen))}
    </dl>`;
}

/** By the names of the language around. */
function purposes({ template, language }: EditorScreen): TemplateResult {
  const text = [language, 'fi' as const, 'sv' as const, 'en' as const]
    .map((each) => template.texts[each])
    .find((each) => each !== undefined);
  const nameOf = (id: string) => text?.purposes.find((each) => each.id === id)?.name || text?.purpose;
  return html`${template.purposes.map(({ id }) => html`<div>${nameOf(id)}: <code class="lupa-code">${id}</code></div>`)}`;
}
