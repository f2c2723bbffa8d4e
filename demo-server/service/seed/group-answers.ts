/** What the families of the group have answered to a template that was sent to most of them. */
import type { AnswerEvent } from '../../../src/model/consent-request.ts';
import type { Language } from '../../../src/model/language.ts';
import { participantsOf } from '../group-requests/participants.ts';
import type { TemplateRecord, TemplateVersionRecord, Transaction } from '../store.ts';
import { answerTo, openFollowUps } from './asked-request.ts';
import type { SeededFamily } from './group.ts';
import { PEOPLE } from './people.ts';

interface Said {
  /** Which of the guardians, in their order. */
  by: number;
  type: AnswerEvent['type'];
  at: string;
  language?: Language;
  /** Ids of those that it is about; by default all. */
  purposes?: string[];
  /** Given on paper, and recorded by the director. */
  paper?: string;
}

/** By the family name of the child. Who is not here has not been asked. */
export type GroupAnswers = Record<string, Said[]>;

export const yes = (by: number, at: string, more: Partial<Said> = {}): Said => ({ by, type: 'accepted', at, ...more });
export const no = (by: number, at: string, more: Partial<Said> = {}): Said => ({ by, type: 'refused', at, ...more });

interface Sending {
  template: TemplateRecord;
  version: TemplateVersionRecord;
  /** UTC instant. */
  sentAt: string;
  /** Civil date. */
  lastValidDay: string;
  /** @param index of the family, in three digits */
  requestId: (index: string) => string;
}

/** Adds the requests with what was answered to them. The group's families must be there already. */
export async function addGroupAnswers(
  transaction: Transaction,
  families: SeededFamily[],
  answers: GroupAnswers,
  { template, version, sentAt, lastValidDay, requestId }: Sending,
): Promise<void> {
  const { organisationId } = template;
  for (const [index, { familyName, subjectId, guardians }] of families.entries()) {
    const said = answers[familyName];
    if (said === undefined || guardians.length === 0) continue;
    const id = requestId(String(index).padStart(3, '0'));
    await transaction.addRequest({
      id,
      organisationId,
      versionId: version.id,
      subjectId,
      participants: participantsOf(template, subjectId, guardians),
      lastValidDay,
      renewsId: null,
    });
    await transaction.appendEvent(organisationId, id, { type: 'created', at: sentAt });
    await transaction.appendEvent(organisationId, id, { type: 'sent', at: sentAt });
    for (const { by, language = 'fi', paper, ...answer } of said) {
      await transaction.appendEvent(organisationId, id, {
        ...answerTo(version, { ...answer, by: guardians[by]!.guardianId, language }),
        ...(paper !== undefined && { method: 'paper', recordedBy: PEOPLE.hilkka.id, evidence: paper }),
      });
    }
    await openFollowUps(transaction, organisationId, id);
  }
}
