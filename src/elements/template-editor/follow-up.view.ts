import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FOLLOW_UP_DAYS_LIMIT, GENERAL_INSTRUCTION, INSTRUCTION_LIMIT } from '../../model/follow-up.ts';
import { LANGUAGES } from '../../model/language.ts';
import { heading } from '../../ui/heading.ts';
import { conflictView } from './conflict.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { describedBy, textField } from './field.view.ts';
import { fieldLabel } from './field-words.ts';
import { idOf } from './faults.ts';

const DAYS = Array.from({ length: FOLLOW_UP_DAYS_LIMIT }, (_, index) => index + 1);

export function followUpTitle(): string {
  return msg('When a consent is withdrawn', { id: 'template-editor.follow-up' });
}

/** What is done when an answer falls: the staff get it as a task, and whoever withdrew reads it. */
export function followUpView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language, keeping } = screen;
  const there = LANGUAGES.filter((each) => keeping.value(`texts.${each}`) !== null);
  return html`<section class="lupa-section" aria-labelledby="lupa-follow-up">
    ${heading(headingLevel + 1, followUpTitle(), { id: 'lupa-follow-up' })}
    <p class="lupa-hint">
      ${msg(
        'The staff of the group get this as a task, and whoever withdrew sees it: “The pictures are taken off the website.” Where nothing is written, this holds:',
        { id: 'template-editor.follow-up-hint' },
      )}
      ${GENERAL_INSTRUCTION[language]}
    </p>
    ${there.map((each) =>
      textField(
        {
          path: `followUp.${each}`,
          label: fieldLabel(`followUp.${each}`, language),
          limit: INSTRUCTION_LIMIT,
          lang: each,
          optional: true,
          lines: true,
        },
        screen,
      ),
    )}
    ${days(screen)}
  </section>`;
}

function days(screen: EditorScreen): TemplateResult {
  const path = 'followUp.days';
  const id = idOf(path);
  const chosen = valueOf<number>(screen, path);
  return html`<div class="lupa-form-field">
    <label class="lupa-label" for=${id}>${fieldLabel(path, screen.language)}</label>
    <p class="lupa-hint" id="${id}-hint">
      ${msg('The law wants it without undue delay, and within a month at most.', {
        id: 'template-editor.follow-up-days-hint',
      })}
    </p>
    <select
      class="lupa-field"
      id=${id}
      aria-describedby=${describedBy(id, { hint: true, error: false, count: false })}
      .value=${live(String(chosen))}
      @change=${(event: Event) => screen.onType(path, Number((event.target as HTMLSelectElement).value))}
    >
      ${DAYS.map((each) => html`<option value=${each} ?selected=${each === chosen}>${each}</option>`)}
    </select>
    ${conflictView(path, screen, String)}
  </div>`;
}
