import type { ApiError } from '../../api/api-error.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { RecordedAnswer } from '../../contract/group-acts.ts';
import type { GroupRespondent, GroupRow } from '../../contract/group-requests.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import type { Decision } from '../../model/consent-request.ts';
import { WRITTEN_METHODS } from '../../model/group-act.ts';
import { toLanguage } from '../../model/language.ts';
import { answerUnknown, answerNotRecorded, answerRecorded } from './answer-words.ts';
import { isFatal, type Desk } from './desk.ts';
import { AnswerRecordedEvent } from './group-requests.events.ts';

/** Whose answer is recorded. */
export interface Recording {
  row: GroupRow & { requestId: string };
  respondent: GroupRespondent;
  /** The text that requests are sent of. */
  versionId: string;
}

export type AnswerField = 'answers' | 'method' | 'language' | 'answered-on' | 'evidence';

/** The fields of an answer as the form has them, or what is missing of them. */
export function answerIn(
  form: HTMLFormElement,
  { respondent, versionId }: Recording,
): { answer: RecordedAnswer } | { missing: AnswerField[] } {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const answers = Object.fromEntries(
    respondent.purposes.flatMap(({ id, decisions }) => {
      const decision = decisions.find((each) => each === fields.get(`answer-${id}`));
      return decision === undefined || decision === 'unknown' ? [] : [[id, decision]];
    }),
  ) as Record<string, Decision>;
  const method = WRITTEN_METHODS.find((each) => each === fields.get('method'));
  const language = toLanguage(text('language'));
  const answeredOn = text('answered-on');
  const evidence = text('evidence');
  const missing: AnswerField[] = [];
  if (Object.keys(answers).length === 0) missing.push('answers');
  if (method === undefined) missing.push('method');
  if (language === undefined) missing.push('language');
  if (answeredOn === '' || answeredOn > civilDateOf(new Date().toISOString())) missing.push('answered-on');
  if (evidence === '') missing.push('evidence');
  if (method === undefined || language === undefined || missing.length > 0) return { missing };
  return { answer: { answers, method, versionId, language, answeredOn, evidence } };
}

/** Records an answer that somebody has given on paper, by phone or in person. */
export class AnswerRecording {
  /** Whose answer the dialog is about; undefined where it is closed. */
  recording: Recording | undefined;
  missing: AnswerField[] = [];

  readonly #desk: Desk;
  readonly #saving: ActionController<'record', true>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#saving = new ActionController(desk.host);
  }

  get saving(): ActionState<'record'> {
    return this.#saving.state;
  }

  open(recording: Recording): void {
    this.#saving.leave();
    this.missing = [];
    this.recording = recording;
    this.#desk.host.requestUpdate();
  }

  close(): void {
    if (this.#saving.state.kind === 'busy') return;
    this.recording = undefined;
    this.#saving.leave();
    this.#desk.host.requestUpdate();
  }

  async submit(form: HTMLFormElement): Promise<void> {
    const { recording } = this;
    const { api, templateId } = this.#desk;
    if (recording === undefined || api === undefined) return;
    const read = answerIn(form, recording);
    this.missing = 'missing' in read ? read.missing : [];
    this.#desk.host.requestUpdate();
    if ('missing' in read) return this.#desk.focus(`lupa-${read.missing[0]}`);
    const { requestId } = recording.row;
    const personId = recording.respondent.id;
    await this.#saving.run({
      what: 'record',
      message: JSON.stringify([requestId, personId, read.answer]),
      send: async (key) => {
        await api.record(templateId, requestId, personId, read.answer, key);
        return true;
      },
      lookUp: async (key) => (await api.recorded(templateId, requestId, personId, key)) || undefined,
      onDone: () => this.#done(recording),
      onFailed: (error) => this.#failed(error),
      onUnknown: () => this.#desk.say(answerUnknown, 'assertive'),
    });
  }

  check(): void {
    void this.#saving.check();
  }

  #done({ row }: Recording): void {
    this.recording = undefined;
    this.#desk.host.requestUpdate();
    this.#desk.say(answerRecorded);
    this.#desk.host.dispatchEvent(new AnswerRecordedEvent(row.requestId));
    this.#desk.refresh();
  }

  #failed(error: ApiError): void {
    if (isFatal(error)) this.#desk.fail(error);
    else this.#desk.say(answerNotRecorded, 'assertive');
  }
}
