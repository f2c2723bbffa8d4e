/**
 * A template that two of the staff are writing: the Finnish text is ahead of the Swedish one, and it cannot be published
 * yet. Among what is wrong is what a person writes who means well.
 */
import type { VersionText } from '../../../src/model/agreed-text.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { FieldChange } from '../../../src/model/template-draft.ts';
import type { TemplateRecord, Transaction } from '../store.ts';
import { fromMarkdown } from '../written-texts.ts';
import { GROUP_ID } from './group.ts';
import { PEOPLE } from './people.ts';

export const HALF_WRITTEN_TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c4001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c4001';

const TEXTS: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Kevätjuhlan videointi',
    purpose: 'Suostumus siihen, että lapsi näkyy kevätjuhlan videolla',
    description: `Ryhmä esittää kevätjuhlassa laulun ja pienen näytelmän. Kuvaamme esityksen videolle.

# Mitä videolle tehdään

- Video on katsottavissa **kahden viikon ajan** linkistä, jonka lähetämme ryhmän perheille.
- Videota ei julkaista verkkosivuilla eikä sosiaalisessa mediassa.
- Sen jälkeen video poistetaan.

Lapsi saa esiintyä juhlassa, vaikka häntä ei kuvata. Silloin hän on paikalla, jonka kamera rajaa pois.`,
    ifRefused: 'Lapsi osallistuu juhlaan kuten muutkin. Jos et vastaa, katsomme että olet suostunut.',
    afterRefusing: 'Kerromme ryhmän työntekijöille, että lasta ei kuvata.',
    data: 'Kuva ja ääni',
    recipients: 'Ryhmän perheet. Video on palvelussa [LISÄÄ PALVELU].',
    storage: 'Kaksi viikkoa juhlasta. Sen jälkeen video poistetaan.',
  }),
  sv: fromMarkdown({
    name: 'Filmning av vårfesten',
    purpose: 'Samtycke till att barnet syns på filmen från vårfesten',
    description: `Gruppen framför en sång och en liten pjäs på vårfesten. Vi filmar framträdandet.

# Vad som görs med filmen

- Filmen kan ses via en länk som vi skickar till gruppens familjer.`,
    ifRefused: '',
    data: 'Bild och ljud',
    recipients: 'Gruppens familjer.',
    storage: '',
  }),
};

const [hilkka, tuulikki] = [PEOPLE.hilkka.id, PEOPLE.tuulikki.id];

const change = (personId: string, at: string, revision = 1, catchesUp = false): FieldChange => ({
  ...{ revision, personId, at, catchesUp },
});

/** Hilkka wrote both languages on Wednesday; Tuulikki went on with the Finnish one on Friday. */
const CHANGES: Record<string, FieldChange> = {
  'texts.fi.name': change(hilkka, '2026-11-18T08:02:00.000Z'),
  'texts.fi.purpose': change(hilkka, '2026-11-18T08:04:00.000Z'),
  'texts.fi.data': change(hilkka, '2026-11-18T08:05:00.000Z'),
  'texts.sv.name': change(hilkka, '2026-11-18T08:31:00.000Z', 1, true),
  'texts.sv.purpose': change(hilkka, '2026-11-18T08:33:00.000Z', 1, true),
  'texts.sv.description': change(hilkka, '2026-11-18T08:40:00.000Z', 3, true),
  'texts.sv.data': change(hilkka, '2026-11-18T08:41:00.000Z', 1, true),
  'texts.sv.recipients': change(hilkka, '2026-11-18T08:42:00.000Z', 1, true),
  purposes: change(hilkka, '2026-11-18T08:45:00.000Z'),
  personalData: change(hilkka, '2026-11-18T08:46:00.000Z'),
  'texts.fi.description': change(tuulikki, '2026-11-20T11:15:00.000Z', 7),
  'texts.fi.ifRefused': change(tuulikki, '2026-11-20T11:19:00.000Z', 2),
  'texts.fi.afterRefusing': change(tuulikki, '2026-11-20T11:21:00.000Z'),
  'texts.fi.recipients': change(tuulikki, '2026-11-20T11:26:00.000Z', 2),
  'texts.fi.storage': change(tuulikki, '2026-11-20T11:28:00.000Z'),
};

/** The people of the demo and the group must be there already. */
export async function addHalfWritten(
  transaction: Transaction,
  { organisationId, contact }: Pick<TemplateRecord, 'organisationId' | 'contact'>,
): Promise<void> {
  const rules = {
    ...({ approvalMode: 'all-guardians', legalBasis: 'consent' } as const),
    // Nobody has said yet whom to ask about data protection, nor considered whether consent is the basis.
    ...{ contact, dataProtectionOfficer: { name: '' } },
    ...{ subjectHeard: true, selfFrom: null, standingConsents: false, triage: null },
  };
  await transaction.addTemplate({ id: HALF_WRITTEN_TEMPLATE_ID, organisationId, ...rules });
  await transaction.addressees.setTarget(organisationId, HALF_WRITTEN_TEMPLATE_ID, {
    kind: 'group',
    groupId: GROUP_ID,
  });
  await transaction.addVersion({
    ...{ id: VERSION_ID, organisationId, templateId: HALF_WRITTEN_TEMPLATE_ID, major: 1, minor: 0, state: 'draft' },
    texts: TEXTS,
    purposes: [{ id: 'all', kind: 'photography' }],
    personalData: ['picture', 'voice'],
    ...{ explicit: false, attachments: {}, validity: null, followUp: null, agreed: {} },
  });
  await transaction.drafts.keepDraft({
    ...{ organisationId, versionId: VERSION_ID, rules, changes: CHANGES },
    writers: { [hilkka]: '2026-11-18T08:42:00.000Z', [tuulikki]: '2026-11-20T11:26:00.000Z' },
  });
}
