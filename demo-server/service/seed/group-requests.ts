/** The deck's table: a photo permission that was sent to most of the group, as a director finds it two weeks later. */
import type { Language, Localized } from '../../../src/model/language.ts';
import type { VersionText } from '../../../src/model/agreed-text.ts';
import type { Transaction } from '../store.ts';
import { addTemplateText, type AskedRequest } from './asked-request.ts';
import { addGroupAnswers, no, yes, type GroupAnswers } from './group-answers.ts';
import { GROUP_ID, type SeededFamily } from './group.ts';
import { PHOTO_FOLLOW_UP, PHOTO_PERMISSION } from './texts.ts';

export const GROUP_TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c3001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c3001';

const NAMES: Record<Language, string> = {
  fi: 'Amiraalit-ryhmän kuvauslupa, lukuvuosi 2026–2027',
  sv: 'Fotograferingstillstånd för gruppen Amiralerna, läsåret 2026–2027',
  en: 'Photo permission of the Admirals group, school year 2026–2027',
};

const TEXTS = Object.fromEntries(
  Object.entries(PHOTO_PERMISSION).map(([language, text]) => [
    language,
    { ...text, name: NAMES[language as Language] },
  ]),
) as Localized<VersionText>;

const SENT_AT = '2026-11-09T07:30:00.000Z';
const LAST_DAY = '2027-07-31';

/** What was answered, by the family name of the child. Who is not here has not been asked. */
const ANSWERS: GroupAnswers = {
  Haapalehto: [yes(0, '2026-11-09T16:12:00.000Z'), yes(1, '2026-11-10T05:44:00.000Z')],
  Björkskog: [yes(0, '2026-11-09T17:01:00.000Z', { language: 'sv' })],
  Warsantuli: [yes(0, '2026-11-11T10:20:00.000Z', { language: 'en' })],
  Kivikuutio: [no(0, '2026-11-12T18:33:00.000Z')],
  Lumipilvi: [yes(0, '2026-11-09T18:05:00.000Z'), no(1, '2026-11-13T19:40:00.000Z')],
  Mustikkamäki: [yes(0, '2026-11-10T07:15:00.000Z'), { by: 0, type: 'withdrawn', at: '2026-11-17T08:02:00.000Z' }],
  Norppasaari: [],
  Strandhassel: [yes(0, '2026-11-14T15:50:00.000Z', { language: 'sv' })],
  Onnenpelto: [
    yes(0, '2026-11-10T16:00:00.000Z'),
    yes(1, '2026-11-16T06:30:00.000Z', { paper: 'Kaavake 12, ryhmän kansio' }),
  ],
  Pihlajakoski: [],
  Poutapäivä: [yes(0, '2026-11-09T19:22:00.000Z'), yes(1, '2026-11-09T19:30:00.000Z')],
  Ruskametsä: [yes(0, '2026-11-11T12:12:00.000Z')],
  Saunalahde: [yes(0, '2026-11-12T06:48:00.000Z')],
  Sudenmarja: [yes(0, '2026-11-10T20:10:00.000Z')],
  Suopursu: [],
  Tuulenpesä: [yes(1, '2026-11-15T09:09:00.000Z')],
  Tähtisade: [yes(0, '2026-11-09T15:35:00.000Z')],
  Ukonkello: [yes(0, '2026-11-10T05:05:00.000Z'), yes(1, '2026-11-12T05:05:00.000Z')],
};

type Common = Pick<AskedRequest, 'organisationId' | 'contact' | 'dataProtectionOfficer'>;

/** The group's families must be there already. */
export async function addGroupRequests(
  transaction: Transaction,
  families: SeededFamily[],
  common: Common,
): Promise<void> {
  const { organisationId } = common;
  const { template, version } = await addTemplateText(transaction, {
    ...common,
    ids: { template: GROUP_TEMPLATE_ID, version: VERSION_ID },
    texts: TEXTS,
    approvalMode: 'all-guardians',
    purposes: [{ id: 'all', kind: 'photography' }],
    personalData: ['picture'],
    validity: { kind: 'school-year', years: 1 },
    followUp: PHOTO_FOLLOW_UP,
  });
  await transaction.addressees.setTarget(organisationId, template.id, { kind: 'group', groupId: GROUP_ID });
  await addGroupAnswers(transaction, families, ANSWERS, {
    template,
    version,
    sentAt: SENT_AT,
    lastValidDay: LAST_DAY,
    requestId: (index) => `0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c3${index}`,
  });
}
