import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { GroupRespondent } from '../../contract/group-requests.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { dialog } from '../../ui/dialog.ts';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { notice } from '../../ui/notice.ts';
import type { AnswerField, AnswerRecording, Recording } from './answer-recording.ts';
import { answerNotRecorded, answerUnknown } from './answer-words.ts';
import type { FullScreen } from './group-requests.view.ts';

type Purpose = GroupRespondent['purposes'][number];

/** Records what somebody has answered on paper, by phone or in person. Nothing is chosen beforehand. */
export function answerDialog(screen: FullScreen): TemplateResult | typeof nothing {
  const { recording: own, headingLevel } = screen;
  const now = own.recording;
  if (now === undefined) return nothing;
  const { respondent, row } = now;
  return dialog({
    title: msg('Record an answer', { id: 'group-requests.record-title' }),
    level: headingLevel + 1,
    stage: `record ${row.id} ${respondent.id}`,
    body: html`<dl class="lupa-heads">
        <div>
          <dt>${msg('Answered by', { id: 'group-requests.answered-by' })}</dt>
          <dd>${respondent.name}</dd>
        </div>
        <div>
          <dt>${msg('About', { id: 'group-requests.about' })}</dt>
          <dd>${row.name}</dd>
        </div>
      </dl>
      <p>
        ${msg('It counts like an answer given on the page. The one who gave it sees it and can withdraw it.', {
          id: 'group-requests.record-text',
        })}
      </p>
      ${answers(now, screen)}${method(own)}${language(screen)}${day(own)}${evidence(own)}${trouble(own)}`,
    buttons: buttons(own),
    onSubmit: (form) => void own.submit(form),
    onClose: () => own.close(),
  });
}

function fault(field: AnswerField, { missing }: AnswerRecording, words: string): unknown {
  return missing.includes(field) ? html`<p class="lupa-error" id="lupa-${field}-error">${words}</p>` : nothing;
}

/** For `aria-invalid` and `aria-describedby`. */
function faulty(field: AnswerField, { missing }: AnswerRecording) {
  return missing.includes(field)
    ? { invalid: 'true' as const, by: `lupa-${field}-error` }
    : { invalid: nothing, by: nothing };
}

function answers({ respondent }: Recording, { recording, data, language: spoken }: FullScreen): TemplateResult {
  const open = respondent.purposes.filter(({ decisions }) => decisions.length > 0);
  const name = ({ id }: Purpose) => data.template.purposes.find((each) => each.id === id)?.name ?? {};
  const { invalid, by } = faulty('answers', recording);
  return html`<div class="lupa-uses" id="lupa-answers" tabindex="-1">
    ${fault('answers', recording, msg('Choose what was answered', { id: 'group-requests.answers-missing' }))}
    ${
      open.length > 1
        ? html`<p>
            ${msg('A use to which no answer was given is left without a choice.', { id: 'group-requests.answers-hint' })}
          </p>`
        : nothing
    }
    ${open.map(
      (purpose) => html`<fieldset class="lupa-use" aria-describedby=${by}>
        <legend>${localizedText(name(purpose), spoken)}</legend>
        ${
          purpose.answer === 'none' || purpose.answer === 'unknown'
            ? nothing
            : html`<p>
                ${msg(str`The answer until now: ${answerLabel(purpose.answer)}`, { id: 'group-requests.answer-now' })}
              </p>`
        }
        <div class="lupa-choices">
          ${purpose.decisions.map((decision) =>
            decision === 'unknown'
              ? nothing
              : html`<label class="lupa-choice">
                  <input type="radio" name="answer-${purpose.id}" value=${decision} aria-invalid=${invalid} />
                  ${decisionLabel(decision)}
                </label>`,
          )}
        </div>
      </fieldset>`,
    )}
  </div>`;
}

function decisionLabel(decision: 'accept' | 'refuse' | 'withdraw'): string {
  switch (decision) {
    case 'accept':
      return msg('Accepts', { id: 'group-requests.accepts' });
    case 'refuse':
      return msg('Declines', { id: 'group-requests.declines' });
    case 'withdraw':
      return msg('Withdraws the consent', { id: 'group-requests.withdraws' });
  }
}

function method(own: AnswerRecording): TemplateResult {
  const { invalid, by } = faulty('method', own);
  const choice = (value: string, label: string) => html`<label class="lupa-choice">
    <input type="radio" name="method" value=${value} aria-invalid=${invalid} />${label}
  </label>`;
  return html`<fieldset class="lupa-use" id="lupa-method" tabindex="-1" aria-describedby=${by}>
    <legend>${msg('How the answer was given', { id: 'group-requests.method' })}</legend>
    ${fault('method', own, msg('Choose how the answer was given', { id: 'group-requests.method-missing' }))}
    <div class="lupa-choices">
      ${choice('paper', msg('On paper', { id: 'group-requests.on-paper' }))}
      ${choice('phone', msg('By phone', { id: 'group-requests.by-phone' }))}
      ${choice('in-person', msg('In person', { id: 'group-requests.in-person' }))}
    </div>
  </fieldset>`;
}

function language({ recording, data, language: spoken }: FullScreen): TemplateResult {
  const languages = data.template.languages.filter((each) => each !== 'unknown');
  const { invalid, by } = faulty('language', recording);
  const names = new Intl.DisplayNames(spoken, { type: 'language' });
  return html`<div>
    <label for="lupa-language">
      ${msg('Language of the text that they had before them', { id: 'group-requests.language' })}
    </label>
    ${fault('language', recording, msg('Choose the language', { id: 'group-requests.language-missing' }))}
    <select class="lupa-field" id="lupa-language" name="language" aria-invalid=${invalid} aria-describedby=${by}>
      ${
        languages.length === 1
          ? nothing
          : html`<option value="">${msg('Choose', { id: 'group-requests.choose' })}</option>`
      }
      ${languages.map((each) => html`<option value=${each}>${names.of(each)}</option>`)}
    </select>
  </div>`;
}

function day(own: AnswerRecording): TemplateResult {
  const { invalid, by } = faulty('answered-on', own);
  return html`<div>
    <label for="lupa-answered-on">${msg('Day of the answer', { id: 'group-requests.answered-on' })}</label>
    ${fault(
      'answered-on',
      own,
      msg('Give the day of the answer. It cannot be in the future.', { id: 'group-requests.answered-on-missing' }),
    )}
    <input
      class="lupa-field"
      type="date"
      id="lupa-answered-on"
      name="answered-on"
      max=${civilDateOf(new Date().toISOString())}
      aria-invalid=${invalid}
      aria-describedby=${by}
    />
  </div>`;
}

function evidence(own: AnswerRecording): TemplateResult {
  const { invalid } = faulty('evidence', own);
  const described = invalid === nothing ? 'lupa-evidence-hint' : 'lupa-evidence-hint lupa-evidence-error';
  return html`<div>
    <label for="lupa-evidence">${msg('Where the evidence is', { id: 'group-requests.evidence' })}</label>
    <p class="lupa-why" id="lupa-evidence-hint">
      ${msg('For example the folder of the paper form, or who took the call and when.', {
        id: 'group-requests.evidence-hint',
      })}
    </p>
    ${fault('evidence', own, msg('Say where the evidence is', { id: 'group-requests.evidence-missing' }))}
    <input
      class="lupa-field lupa-wide-field"
      id="lupa-evidence"
      name="evidence"
      maxlength="500"
      autocomplete="off"
      aria-invalid=${invalid}
      aria-describedby=${described}
    />
  </div>`;
}

function trouble(own: AnswerRecording): unknown {
  const { saving } = own;
  if (saving.kind === 'failed') return notice({ tone: 'error', id: 'lupa-record-trouble', title: answerNotRecorded() });
  if (saving.kind !== 'unknown') return nothing;
  return unknownNotice({
    id: 'lupa-record-trouble',
    title: answerUnknown(),
    checking: saving.checking,
    onCheck: () => own.check(),
  });
}

function buttons(own: AnswerRecording): TemplateResult {
  const { kind } = own.saving;
  const waits = kind === 'busy' || kind === 'unknown';
  return html`<button
      class="lupa-button lupa-compact"
      id="lupa-record"
      aria-disabled=${waits ? 'true' : nothing}
      aria-describedby=${kind === 'failed' || kind === 'unknown' ? 'lupa-record-trouble' : nothing}
    >
      ${
        kind === 'busy'
          ? msg('Recording…', { id: 'group-requests.recording' })
          : msg('Record the answer', { id: 'group-requests.record-now' })
      }
    </button>
    <button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      aria-disabled=${kind === 'busy' ? 'true' : nothing}
      @click=${() => own.close()}
    >
      ${msg('Cancel', { id: 'group-requests.cancel' })}
    </button>`;
}
