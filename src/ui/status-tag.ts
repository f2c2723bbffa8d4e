import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.ts';

export type Tone = 'success' | 'alert' | 'error' | 'neutral';

const ICON_OF_TONE: Record<Tone, IconName> = { success: 'check', alert: 'clock', error: 'cross', neutral: 'ban' };

/** A status in words, with a colour and a picture that say no more than the words. */
export function statusTag(tone: Tone, label: string): TemplateResult {
  return html`<span class="lupa-status lupa-tone-${tone}">${icon(ICON_OF_TONE[tone])}${label}</span>`;
}
