/** What the views of the services share: what they are shown by, and the words and buttons of what is done to one. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { UsedServiceCapabilities } from '../../api/ports.ts';
import type { UsedService } from '../../contract/used-services.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import type { ServiceAct, ServiceActs } from './service-acts.ts';

export interface UsedServicesScreen {
  headingLevel: number;
  language: Language;
  acts: ServiceActs;
  can: (service: UsedService) => UsedServiceCapabilities;
  signIn: string | undefined;
  search: string;
  isFound: (service: UsedService) => boolean;
  isOpen: (id: string) => boolean;
  consentAddress: (id: string) => string | undefined;
  onSearch: (words: string) => void;
  onOpen: (id: string) => void;
  onBegin: (act: ServiceAct, id: string) => void;
  onCancel: (id: string) => void;
  onRetry: () => void;
}

export function nameOf({ name }: UsedService, language: Language): string {
  return inLanguage(name, language)?.value ?? '';
}

export function foundSentence(count: number): string {
  return msg(str`Services: ${count}`, { id: 'used-services.found' });
}

export function doneSentence(act: ServiceAct, service: UsedService, language: Language): string {
  const name = nameOf(service, language);
  return act === 'disconnect'
    ? msg(str`Disconnected: ${name}`, { id: 'used-services.disconnected' })
    : msg(str`Saved: ${name}`, { id: 'used-services.saved' });
}

export function notDone(): string {
  return msg('This was not done. See how it stands now, and try again.', { id: 'used-services.not-done' });
}

export function perhapsDone(): string {
  return msg('There was no answer: we do not know whether this was done.', { id: 'used-services.perhaps-done' });
}

/** What came of the last act, where it was not what was wanted. */
export function trouble(id: string, { acts }: UsedServicesScreen): unknown {
  const { state } = acts;
  if (state.kind === 'idle' || state.what !== id) return nothing;
  if (state.kind === 'failed') return notice({ tone: 'error', title: notDone() });
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({ title: perhapsDone(), checking: state.checking, onCheck: () => acts.check() });
}

export function button(
  label: string,
  onClick: () => void,
  { id = '', off = false }: { id?: string; off?: boolean } = {},
): TemplateResult {
  return html`<button
    type="button"
    id=${id || nothing}
    class="lupa-button lupa-secondary lupa-compact"
    aria-disabled=${off ? 'true' : nothing}
    @click=${onClick}
  >
    ${label}
  </button>`;
}

/** The one that sends, and the one that goes back, at any time; what takes something away stands last. */
export function sendButtons(label: string, id: string, screen: UsedServicesScreen, danger = ''): TemplateResult[] {
  const { acts, onCancel } = screen;
  const send = html`<button class="lupa-button lupa-compact ${danger}" aria-disabled=${acts.underWay ? 'true' : nothing}>
    ${acts.state.kind === 'busy' ? msg('Sending…', { id: 'used-services.sending' }) : label}
  </button>`;
  const back = button(msg('Cancel', { id: 'used-services.cancel' }), () => onCancel(id));
  return danger ? [back, send] : [send, back];
}

/** It is asked about, and nothing has come in the way meanwhile. */
export function isBeingLeft({ id, disconnection }: UsedService, { acts }: UsedServicesScreen): boolean {
  return acts.isBegun('disconnect', id) && disconnection.state === 'possible';
}

export function disconnectLabel(): string {
  return msg('Disconnect the service', { id: 'used-services.disconnect' });
}

export function keepsText({ keeps }: UsedService, { language }: UsedServicesScreen): unknown {
  return (
    keeps &&
    html`<p>${msg('What the service keeps:', { id: 'used-services.keeps' })} ${localizedText(keeps, language)}</p>`
  );
}
