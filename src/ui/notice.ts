import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.ts';

export type NoticeTone = 'info' | 'success' | 'error' | 'alert';

const ICON_OF_TONE: Record<NoticeTone, IconName> = { info: 'info', success: 'check', error: 'alert', alert: 'alert' };

export interface NoticeContent {
  tone: NoticeTone;
  /** A heading or a line in bold. */
  title: unknown;
  text?: unknown;
  actions?: unknown;
  id?: string;
}

/** Something that the reader should know, with what they can do about it. */
export function notice({ tone, title, text = nothing, actions = nothing, id }: NoticeContent): TemplateResult {
  return html`<div class="lupa-notice lupa-notice-${tone}" id=${id ?? nothing}>
    ${icon(ICON_OF_TONE[tone])}
    <div class="lupa-notice-body">
      <div class="lupa-notice-title">${title}</div>
      ${text === nothing ? nothing : html`<div>${text}</div>`}${actions}
    </div>
  </div>`;
}
