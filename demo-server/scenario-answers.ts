/** A template that sixty-four people have been asked by, and most have answered: what statistics are shown of. */
import type { AnswerEvent } from '../src/model/consent-request.ts';
import { civilDateOf, daysAfter, startOfDay } from '../src/model/civil-date.ts';
import { addTemplateText, answerTo } from './service/seed/asked-request.ts';
import { PUBLICATION_PURPOSES, PUBLICATION_THIS_YEAR } from './service/seed/publication-texts.ts';
import { ORGANISATION_ID } from './service/seed/seed.ts';
import type { Transaction } from './service/store.ts';

export const ANSWERED_TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c8001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c8001';

/** How many answered on each day after the sending. */
const ANSWERED = [9, 17, 10, 4, 2, 1, 0, 6, 3, 1];
const ASKED = 64;

/** What the nth to answer said: nobody refuses the first use, some the second, more the third. */
function answersOf(nth: number): Partial<Record<AnswerEvent['type'], string[]>> {
  const refused = [nth % 4 === 1 ? 'group' : '', nth % 5 < 2 ? 'web' : ''].filter((id) => id !== '');
  const accepted = PUBLICATION_PURPOSES.map(({ id }) => id).filter((id) => !refused.includes(id));
  return refused.length === 0 ? { accepted } : { accepted, refused };
}

/** @param asked of how many people; of the 64 where nothing is said */
export function manyAnswers(asked: number = ASKED) {
  return async (transaction: Transaction, now: Date): Promise<void> => {
    const organisationId = ORGANISATION_ID;
    const { version } = await addTemplateText(transaction, {
      organisationId,
      ids: { template: ANSWERED_TEMPLATE_ID, version: VERSION_ID },
      texts: PUBLICATION_THIS_YEAR,
      approvalMode: 'self',
      contact: { name: 'Varhaiskasvatus', email: 'varhaiskasvatus@kunta.example', phone: '09 000 0001' },
      dataProtectionOfficer: { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' },
      purposes: PUBLICATION_PURPOSES,
      personalData: ['picture'],
    });
    await transaction.addressees.setTarget(organisationId, ANSWERED_TEMPLATE_ID, { kind: 'people' });
    const sentOn = daysAfter(civilDateOf(now.toISOString()), -12);
    const at = (day: number, minute: number) =>
      new Date(Date.parse(startOfDay(daysAfter(sentOn, day))) + (12 * 60 + minute) * 60 * 1000).toISOString();
    const days = ANSWERED.flatMap((count, day) => Array.from({ length: count }, () => day));
    for (let nth = 0; nth < asked; nth += 1) {
      const place = String(nth).padStart(3, '0');
      const [id, subjectId] = [
        `0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c8${place}`,
        `0b6e7f60-3b8e-4d09-9a55-2f4f5d0c8${place}`,
      ];
      const names = { givenNames: `Esimerkki ${nth + 1}`, familyName: 'Henkilö' };
      await transaction.addPerson({ id: subjectId, organisationId, identityHash: null, birthDate: null, ...names });
      await transaction.addressees.addPeople(organisationId, ANSWERED_TEMPLATE_ID, [subjectId], at(0, -90));
      const participants = [{ personId: subjectId, role: 'subject' as const, relation: 'self' as const }];
      const request = { id, organisationId, versionId: version.id, subjectId, participants };
      await transaction.addRequest({ ...request, lastValidDay: null, renewsId: null });
      await transaction.appendEvent(organisationId, id, { type: 'sent', at: at(0, -60) });
      const day = days[nth];
      if (day === undefined) continue;
      for (const [type, purposes] of Object.entries(answersOf(nth)) as [AnswerEvent['type'], string[]][]) {
        const answer = { type, purposes, at: at(day, nth), by: subjectId, language: 'fi' as const };
        await transaction.appendEvent(organisationId, id, answerTo(version, answer));
      }
    }
  };
}
