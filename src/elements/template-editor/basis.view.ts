import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { endOfTriage, type TriageAnswers } from '../../model/legal-basis-triage.ts';
import { conflictView } from './conflict.view.ts';
import { disclosure } from './disclosure.view.ts';
import { errorsAt, type EditorScreen } from './editor-screen.ts';
import { faultText, idOf } from './faults.ts';
import { fieldLabel } from './field-words.ts';
import { triageView } from './triage.view.ts';
import { endWords } from './triage-words.ts';

const PATH = 'triage';

/** Whether consent is what is needed: considered before anything is written, and kept with the template. */
export function basisView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language, isOpen, onOpen, triageAnswers, onTriage } = screen;
  const errors = errorsAt(screen, PATH);
  return html`<section class="lupa-section">
    ${disclosure({
      id: idOf(PATH),
      level: headingLevel + 1,
      title: fieldLabel(PATH, language),
      state: endOfBasis(triageAnswers),
      isWrong: errors.length > 0,
      open: isOpen(PATH),
      onToggle: (open) => onOpen(PATH, open),
      content: () =>
        html`${errors.map((error) => html`<p class="lupa-error">${faultText(error, language)}</p>`)}
        ${triageView({
          answers: triageAnswers,
          readOnly: false,
          headingLevel: headingLevel + 2,
          spoken: language,
          onAnswer: (question, answer) => onTriage({ ...triageAnswers, [question]: answer }),
          onClear: () => onTriage({}),
        })}
        ${conflictView(PATH, screen, (theirs) => endOfBasis((theirs as { answers: TriageAnswers } | null)?.answers ?? {}))}`,
    })}
  </section>`;
}

export function endOfBasis(answers: TriageAnswers): string {
  const end = endOfTriage(answers);
  return end === undefined ? msg('Not answered yet', { id: 'template-editor.not-considered' }) : endWords(end).title;
}
