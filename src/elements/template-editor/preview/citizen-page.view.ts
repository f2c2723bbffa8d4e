/** The page of the request: the citizen's own element, in which nothing does anything. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetailApi } from '../../../api/ports.ts';
import type { ShownText } from '../../../contract/consent-detail.ts';
import { inLanguage } from '../../../model/language.ts';
import { richText } from '../../../presentation/rich-text.ts';
import type { Pressed, Previewing } from './previewing.ts';

/** Nothing is ever sent, so nothing ever comes. */
const never = () => new Promise<never>(() => {});

/** With all that the citizen's has, for the page to look the same. None of it is called. */
const API: ConsentDetailApi = {
  ...{ request: never, decide: never, outcome: never, answerInAdvance: never },
  address: () => '#',
};

export function citizenPage(previewing: Previewing, headingLevel: number): TemplateResult {
  const { shown, language, medium } = previewing;
  const stop = (event: Event) => keepFromActing(event, (pressed) => previewing.press(pressed));
  const cancel = (event: Event) => {
    event.preventDefault();
    // The page around is told nothing of an answer that is none.
    event.stopPropagation();
    previewing.press('answer');
  };
  const capturing = { handleEvent: stop, capture: true };
  return html`${medium === 'page' ? afterRefusing(previewing, headingLevel) : nothing}
    <div class="lupa-phone" lang=${language} ?hidden=${medium !== 'page'}>
      <lupa-consent-detail
        .headingLevel=${Math.min(headingLevel, 6)}
        .api=${API}
        .consent=${shown?.consent}
        @click=${capturing}
        @auxclick=${capturing}
        @lupa-consent-before-decide=${cancel}
      ></lupa-consent-detail>
    </div>`;
}

/**
 * Links, and the buttons that send without asking the page first. The buttons of the answer go as far as they go for
 * the citizen, who may have left something out; so does the one that leads to them.
 */
function keepFromActing(event: Event, press: (pressed: Pressed) => void): void {
  const path = event.composedPath().filter((each) => each instanceof Element);
  const link = path.find((each) => each.matches('a[href]'));
  const button = path.find((each) => each.matches('button[type=button]:not([data-decision], .lupa-link)'));
  if (link === undefined && button === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  press(link === undefined ? 'answer' : 'link');
}

/** It is seen once, in answer to the press, and not when the page is opened again. */
function afterRefusing({ shown, situation, language }: Previewing, headingLevel: number): unknown {
  const text = shown && inLanguage<ShownText>(shown.consent.data.texts, language);
  const after = text?.value.afterRefusing;
  if (situation !== 'refused' || text === undefined || after === undefined || after.length === 0) return nothing;
  return html`<p class="lupa-hint">
      ${msg('Right after a no this stands at the top of the page:', { id: 'template-preview.after-refusing' })}
    </p>
    <div class="lupa-notice lupa-notice-success" lang=${text.language}>
      <div class="lupa-notice-body">${richText(after, headingLevel)}</div>
    </div>`;
}
