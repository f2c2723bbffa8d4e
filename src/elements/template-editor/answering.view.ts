import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { APPROVAL_MODES, type ApprovalMode } from '../../model/consent-request.ts';
import { heading } from '../../ui/heading.ts';
import { approvalExample, approvalModeLabel } from './approval-example.view.ts';
import { oneOf, onOff } from './choices.view.ts';
import { conflictView } from './conflict.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { describedBy } from './field.view.ts';
import { fieldLabel } from './field-words.ts';
import { idOf } from './faults.ts';
import { yesNo } from './purposes.view.ts';
import { settledFact } from './settled.view.ts';

/** Ages from which a young person may answer alone, in years. */
const AGES = Array.from({ length: 17 }, (_, index) => index + 1);

/** Who answers, and whose yes is enough. Stays as it is once people have agreed under it. */
export function answeringView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language, template } = screen;
  const isFixed = template.fixed.includes('approvalMode');
  return html`<section class="lupa-section" aria-labelledby="lupa-answering">
    ${heading(headingLevel + 1, fieldLabel('approvalMode', language), { id: 'lupa-answering' })}
    ${isFixed ? settled(screen) : open(screen)}
  </section>`;
}

export function whoseYes(): string {
  return msg('Whose yes is needed', { id: 'template-editor.approval-legend' });
}

function settled(screen: EditorScreen): TemplateResult {
  const mode = valueOf<ApprovalMode>(screen, 'approvalMode');
  const age = valueOf<number | null>(screen, 'selfFrom');
  const { language } = screen;
  const yes = (path: string) =>
    valueOf<boolean>(screen, path) ? settledFact(fieldLabel(path, language), yesNo(true)) : nothing;
  return html`<dl class="lupa-settled">
    ${settledFact(whoseYes(), approvalModeLabel(mode))}
    ${age === null ? nothing : settledFact(fieldLabel('selfFrom', language), String(age))}${yes('subjectHeard')}${yes('standingConsents')}
  </dl>`;
}

function open(screen: EditorScreen): TemplateResult {
  const { language, headingLevel } = screen;
  const hints: Record<ApprovalMode, string> = {
    self: msg('For adults, and for young people who decide for themselves.', { id: 'template-editor.self-hint' }),
    'any-guardian': msg('For small matters: a single no still prevails, whoever says it.', {
      id: 'template-editor.any-guardian-hint',
    }),
    'all-guardians': msg('The safe choice: it stands until all have answered.', {
      id: 'template-editor.all-guardians-hint',
    }),
  };
  return html`${oneOf<ApprovalMode>(
    {
      path: 'approvalMode',
      legend: whoseYes(),
      hint: msg('This cannot be changed once the template has been published.', { id: 'template-editor.stays' }),
      choices: APPROVAL_MODES.map((value) => ({ value, label: approvalModeLabel(value), hint: hints[value] })),
      below: approvalExample(valueOf<ApprovalMode>(screen, 'approvalMode'), headingLevel + 2),
    },
    screen,
  )}
  ${onOff({ path: 'subjectHeard', label: fieldLabel('subjectHeard', language) }, screen, yesNo)}${age(screen)}
  ${onOff(
    {
      path: 'standingConsents',
      label: fieldLabel('standingConsents', language),
      hint: msg('People may let their answer stand for later requests of the same kind, for a time that they choose.', {
        id: 'template-editor.standing-hint',
      }),
    },
    screen,
    yesNo,
  )}`;
}

function age(screen: EditorScreen): TemplateResult {
  const { language } = screen;
  const path = 'selfFrom';
  const id = idOf(path);
  const chosen = valueOf<number | null>(screen, path);
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    screen.onType(path, value === '' ? null : Number(value));
  };
  const label = (years: number | null) => (years === null ? '18' : String(years));
  return html`<div class="lupa-form-field">
    <label class="lupa-label" for=${id}>${fieldLabel(path, language)}</label>
    <p class="lupa-hint" id="${id}-hint">
      ${msg('18, unless a law or the matter lets a younger person decide.', { id: 'template-editor.self-since-hint' })}
    </p>
    <select
      class="lupa-field"
      id=${id}
      aria-describedby=${describedBy(id, { hint: true, error: false, count: false })}
      .value=${live(chosen === null ? '' : String(chosen))}
      @change=${choose}
    >
      <option value="" ?selected=${chosen === null}>18</option>
      ${AGES.toReversed().map((years) => html`<option value=${years} ?selected=${years === chosen}>${years}</option>`)}
    </select>
    ${conflictView(path, screen, (theirs) => label(theirs as number | null))}
  </div>`;
}
