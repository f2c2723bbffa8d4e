/** The questions on the legal basis, one after the other, and what they come to. Which comes next is the model's to say. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '../../model/language.ts';
import {
  TRIAGE,
  TRIAGE_ENDS,
  type TriageEndId,
  type TriageQuestionId,
  triage,
} from '../../model/legal-basis-triage.ts';
import { legalBasisLabel } from '../../presentation/legal-basis.ts';
import { heading } from '../../ui/heading.ts';
import { icon } from '../../ui/icon.ts';
import { notice } from '../../ui/notice.ts';
import { sourceLink } from './source-words.ts';
import { leftAside, type TriageAnswers } from './triage-answers.ts';
import { answerWords, askedWords, endWords, leftAsideWords, questionWords } from './triage-words.ts';

export interface TriageScreen {
  /** Those that are left aside may stay in: they count again when one answers as before. */
  answers: TriageAnswers;
  /** Questions and answers are told, and there is nothing to press. */
  readOnly: boolean;
  headingLevel: number;
  /** The language that the page is read in. */
  spoken: Language;
  onAnswer: (question: TriageQuestionId, answer: string) => void;
  onClear: () => void;
}

/** The triage. Nothing is chosen beforehand; each answer shows the next question, or the end, below. */
export function triageView(screen: TriageScreen): TemplateResult {
  const { answers, readOnly, headingLevel } = screen;
  const { answered, next } = triage(answers);
  const clear = ({ currentTarget }: Event) => {
    // The button goes with the answers: focus goes to where they begin.
    (currentTarget as Element).closest('.lupa-triage')?.querySelector('input')?.focus();
    screen.onClear();
  };
  return html`<section class="lupa-triage" aria-labelledby="lupa-triage">
    ${heading(headingLevel, msg('Is consent the right basis?', { id: 'template-triage.title' }), {
      id: 'lupa-triage',
      className: 'lupa-triage-title',
    })}
    ${readOnly ? told(answered, answers) : asked(answered, screen)}
    ${'end' in next ? outcome(next.end, screen) : nothing}
    ${
      readOnly || Object.keys(answers).length === 0
        ? nothing
        : html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${clear}>
            ${msg('Clear the answers', { id: 'template-triage.clear' })}
          </button>`
    }
  </section>`;
}

/** What is said aloud after an answer: that answers were left out, and what the questions came to. */
export function triageNews(answers: TriageAnswers): string | undefined {
  const { next } = triage(answers);
  const news = [
    ...(leftAside(answers).length > 0 ? [leftAsideWords()] : []),
    ...('end' in next ? [`${endWords(next.end).title}.`] : []),
  ];
  return news.length === 0 ? undefined : news.join(' ');
}

function told(answered: TriageQuestionId[], answers: TriageAnswers): TemplateResult {
  if (answered.length === 0)
    return html`<p>${msg('The questions have not been answered.', { id: 'template-triage.unanswered' })}</p>`;
  return html`<dl class="lupa-facts">
    ${answered.map(
      (id) => html`<div>
        <dt>${questionWords(id).question}</dt>
        <dd>${answerWords(answers[id] ?? '')}</dd>
      </div>`,
    )}
  </dl>`;
}

function asked(answered: TriageQuestionId[], screen: TriageScreen): TemplateResult {
  const { next } = triage(screen.answers);
  const questions = 'ask' in next ? [...answered, next.ask] : answered;
  const last = answered.length - 1;
  return html`<p>
      ${msg('A public body often has another basis than consent. You can go back and answer otherwise at any time.', {
        id: 'template-triage.intro',
      })}
    </p>
    ${repeat(
      questions,
      (id) => id,
      (id, index) => html`${index === last + 1 ? leftOut(screen) : nothing}${question(id, screen)}`,
    )}
    ${'end' in next ? leftOut(screen) : nothing}`;
}

function leftOut({ answers }: TriageScreen): unknown {
  if (leftAside(answers).length === 0) return nothing;
  return html`<p class="lupa-triage-left-out">${icon('info')}<span>${leftAsideWords()}</span></p>`;
}

function question(id: TriageQuestionId, { answers, onAnswer }: TriageScreen): TemplateResult {
  const { question: words, hint } = questionWords(id);
  const hintId = `lupa-triage-${id}-hint`;
  return html`<fieldset class="lupa-triage-question" aria-describedby=${hint === undefined ? nothing : hintId}>
    <legend>${words}</legend>
    ${hint === undefined ? nothing : html`<p class="lupa-triage-hint" id=${hintId}>${hint}</p>`}
    ${Object.keys(TRIAGE[id]).map(
      (answer) => html`<label class="lupa-choice">
        <input
          type="radio"
          name="lupa-triage-${id}"
          value=${answer}
          .checked=${live(answers[id] === answer)}
          @change=${() => onAnswer(id, answer)}
        />
        <span>${answerWords(answer)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function outcome(id: TriageEndId, { headingLevel, spoken }: TriageScreen): TemplateResult {
  const { title, reason, now } = endWords(id);
  const { asks, bases, sources } = TRIAGE_ENDS[id];
  return notice({
    tone: asks === 'nothing' ? 'alert' : 'info',
    id: 'lupa-triage-end',
    title: heading(headingLevel + 1, title),
    text: html`<div class="lupa-triage-end">
      <p>${reason}</p>
      <p><strong>${msg('What to do now:', { id: 'template-triage.now' })}</strong> ${now}</p>
      <dl class="lupa-facts">
        <div>
          <dt>${msg('Legal basis', { id: 'template-triage.basis' })}</dt>
          <dd>
            ${
              bases.length === 0
                ? msg('None: the data should not be used so', { id: 'template-triage.no-basis' })
                : bases.map(legalBasisLabel).join(', ')
            }
          </dd>
        </div>
        <div>
          <dt>${msg('What is asked for', { id: 'template-triage.asks' })}</dt>
          <dd>${askedWords(asks)}</dd>
        </div>
      </dl>
      <p>
        ${msg(
          'The questions advise; the controller decides. If you are not sure, ask your data protection officer first.',
          {
            id: 'template-triage.unsure',
          },
        )}
      </p>
      <div class="lupa-source">
        ${msg('Sources', { id: 'template-triage.sources' })}
        <ul>
          ${sources.map((source) => html`<li>${sourceLink(source, spoken)}</li>`)}
        </ul>
      </div>
    </div>`,
  });
}
