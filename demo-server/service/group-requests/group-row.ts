/** One data subject with everybody who answers, as the staff see them. */
import type { GroupRespondent, GroupRow } from '../../../src/contract/group-requests.ts';
import { assessRequest, type View } from '../../../src/model/assess-request.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { isAnswer, type Answer, type AnswerEvent, type RequestEvent } from '../../../src/model/consent-request.ts';
import { decidersOf } from '../../../src/model/deciders.ts';
import { effective, viewFor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { CITIZEN_MAILS, type ContactRecord, type MailRecord } from '../mail/mail-register.ts';
import type { ParticipantRecord, PersonRecord, RequestRecord, TemplateRecord } from '../store.ts';
import type { Addressee } from './addressee-register.ts';

/** What a page of rows is made of, read once for all of them. */
export interface Surroundings {
  now: string;
  template: TemplateRecord;
  /** The requests of the rows, by id. */
  requests: Map<string, RequestRecord>;
  /** Who would take part in a request about somebody who has none yet, by the id of the subject. */
  participants: Map<string, ParticipantRecord[]>;
  /** Everybody who takes part or would, by id; who has recorded an answer, too. */
  people: Map<string, PersonRecord>;
  contacts: Map<string, ContactRecord>;
  /** The newest mail to each person about each request. */
  mails: MailRecord[];
}

export function groupRow(addressee: Addressee, around: Surroundings): GroupRow {
  const { person, current, requestId } = addressee;
  const request = requestId === null ? undefined : around.requests.get(requestId);
  const common = { id: person.id, name: fullName(person), current };
  if (request === undefined) {
    return {
      ...common,
      requestId: null,
      versionId: null,
      status: 'not-sent',
      reason: 'not-sent',
      since: null,
      lastValidDay: null,
      purposes: [],
      respondents: respondentsAhead(person, around),
    };
  }
  const { status, reason, since, purposes } = assessRequest(effective(request), around.now);
  return {
    ...common,
    requestId: request.id,
    versionId: request.version.id,
    status,
    reason,
    since,
    lastValidDay: request.lastValidDay,
    purposes: purposes.map(({ id, status: each }) => ({ id, status: each })),
    respondents: request.participants.flatMap((participant) => respondentOf(participant, request, around)),
  };
}

/** Those who will be asked. */
function respondentsAhead(subject: PersonRecord, around: Surroundings): GroupRespondent[] {
  const { approvalMode, selfFrom, subjectHeard } = around.template;
  const participants = around.participants.get(subject.id) ?? [];
  const rules = { approvalMode, participants, subjectBirthDate: subject.birthDate, selfFrom, subjectHeard };
  return decidersOf(rules, around.now).map((participant) => ({
    ...toldOf(participant as ParticipantRecord, around),
    decides: true,
    answer: 'none',
    answeredAt: null,
    method: 'none',
    recorded: null,
    purposes: [],
    delivery: null,
    resendable: false,
  }));
}

/** None for one who has no say and never had. */
function respondentOf(
  participant: ParticipantRecord,
  request: RequestRecord,
  around: Surroundings,
): [] | [GroupRespondent] {
  const { personId } = participant;
  const { organisationId } = request;
  const view = viewFor({ organisationId, personId, name: '' }, request, around.now)!;
  const answers = request.events.filter(isAnswer).filter((event) => event.personId === personId);
  const open = view.purposes.some(({ decisions }) => decisions.length > 0);
  if (!view.decides && !open && answers.length === 0) return [];
  const told = toldOf(participant, around);
  const last = answers.at(-1);
  const mail = around.mails.find((each) => each.requestId === request.id && each.personId === personId);
  const reachable = told.email !== null && told.identified;
  return [
    {
      ...told,
      decides: view.decides,
      answer: answerToAll(view),
      answeredAt: last?.at ?? null,
      method: last === undefined ? 'none' : (last.method ?? 'web'),
      recorded: recordedBy(last, around),
      purposes: view.purposes.map(({ id, myAnswer, decisions }) => ({ id, answer: myAnswer, decisions })),
      delivery: mail === undefined ? null : deliveryOf(mail),
      resendable: reachable && view.mayRead && view.standing === 'waiting',
    },
  ];
}

function toldOf({ personId, role, custody = 'joint', unreachable, ...said }: ParticipantRecord, around: Surroundings) {
  const person = around.people.get(personId);
  return {
    id: personId,
    name: person === undefined ? '' : fullName(person),
    role,
    custody: role === 'subject' ? ('self' as const) : custody,
    unreachable: unreachable ?? false,
    protected: said.protected ?? false,
    email: around.contacts.get(personId)?.email ?? null,
    identified: person !== undefined && person.identityHash !== null,
  };
}

function answerToAll({ purposes }: View): Answer | 'mixed' {
  const [first = 'none', ...others] = new Set(purposes.map(({ myAnswer }) => myAnswer));
  return others.length > 0 ? 'mixed' : first;
}

function recordedBy(
  answer: (RequestEvent & AnswerEvent) | undefined,
  { people }: Surroundings,
): GroupRespondent['recorded'] {
  if (answer?.recordedBy === undefined) return null;
  const staff = people.get(answer.recordedBy);
  const { answeredOn = civilDateOf(answer.at), evidence = '' } = answer;
  return { by: staff === undefined ? '' : fullName(staff), answeredOn, evidence };
}

export function deliveryOf({ kind, state, error, sentAt, createdAt }: MailRecord) {
  return {
    kind: CITIZEN_MAILS.find((each) => each === kind) ?? ('unknown' as const),
    state,
    error: error ?? ('none' as const),
    at: sentAt ?? createdAt,
  };
}
