/** What the stages of an act's dialog have in common. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import { begunUnknown, notBegun } from './act-words.ts';
import type { ActDialog } from './bulk-act.ts';
import type { FullScreen } from './group-requests.view.ts';

export type Shown = FullScreen & { dialog: ActDialog };

export interface Content {
  body: unknown;
  buttons: unknown;
  onSubmit?: (form: HTMLFormElement) => void;
}

export function again(): string {
  return msg('Try again', { id: 'group-requests.try-again' });
}

export function cancelLabel(): string {
  return msg('Cancel', { id: 'group-requests.cancel' });
}

export function button(label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onClick}>${label}</button>`;
}

export function closing({ act }: Shown, label: string): TemplateResult {
  const busy = act.sending.kind === 'busy';
  return html`<button
    type="button"
    class="lupa-button lupa-secondary lupa-compact"
    aria-disabled=${busy ? 'true' : nothing}
    @click=${() => act.close()}
  >
    ${label}
  </button>`;
}

export function closeLabel(): string {
  return msg('Close the window', { id: 'group-requests.close-window' });
}

/** The button that sends; it says what it is doing, and keeps focus. */
export function starting({ act }: Shown, label: string, what: 'start' | 'retry'): TemplateResult {
  const { kind } = act.sending;
  const waits = kind === 'busy' || kind === 'unknown';
  return html`<button
    class="lupa-button lupa-compact"
    data-what=${what}
    aria-disabled=${waits ? 'true' : nothing}
    aria-describedby=${kind === 'failed' || kind === 'unknown' ? 'lupa-start-trouble' : nothing}
  >
    ${kind === 'busy' ? msg('Starting…', { id: 'group-requests.starting' }) : label}
  </button>`;
}

/** It was not begun, or that is not known. */
export function trouble({ act }: Shown): unknown {
  const state = act.sending;
  if (state.kind === 'failed') {
    return notice({
      tone: 'error',
      id: 'lupa-start-trouble',
      title: notBegun(),
    });
  }
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({
    id: 'lupa-start-trouble',
    title: begunUnknown(),
    text: msg('It cannot be done twice by asking again.', { id: 'group-requests.begun-unknown-text' }),
    checking: state.checking,
    onCheck: () => void act.check(),
  });
}
