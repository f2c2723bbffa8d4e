/** Long words, which Finnish and Swedish make at will, for the scenario `long-text`. */
import type { VersionText } from '../src/model/agreed-text.ts';
import type { Localized } from '../src/model/language.ts';
import type { TestPerson } from './service/seed/people.ts';
import type { OrganisationRecord } from './service/store.ts';
import { fromMarkdown } from './service/written-texts.ts';

/** Somebody who is in a scenario only, and signs in nowhere. */
export type Named = Pick<TestPerson, 'id' | 'givenNames' | 'familyName'>;

const FI = 'Henkilötietolainsäädäntöuudistustyöryhmäkokouspöytäkirja';
const SV = 'Personuppgiftsskyddslagstiftningsarbetsgruppssammanträdesprotokoll';
const EN = 'Pneumonoultramicroscopicsilicovolcanoconiosis';

export const LONG_ORGANISATION: OrganisationRecord = {
  id: 'long-names',
  name: {
    fi: 'Varhaiskasvatuspalvelukokonaisuudenkehittämiskeskusyhtymä',
    sv: 'Småbarnspedagogikservicehelhetsutvecklingscentralsamkommun',
    en: 'The Joint Municipal Authority for Early-Childhood-Education-and-Care-Service-Development',
  },
};

export const LONG_GUARDIAN: Named = {
  id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a21',
  givenNames: 'Maximiliana-Wilhelmiina Aleksandra-Evangeliina',
  familyName: 'Pitkänsukunimenkantajattarenpoika-Kaksoisnimikäytäntöesimerkkihenkilö',
};

export const LONG_CHILD: Named = {
  id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a22',
  givenNames: 'Konstantia-Theodolinda Bartholomeus-Hieronymus',
  familyName: 'Pitkänsukunimenkantajattarenpoika-Kaksoisnimikäytäntöesimerkkihenkilö',
};

function textOf(word: string, sentence: string): VersionText {
  const plain = `${sentence} ${word}.`;
  return fromMarkdown({
    name: `${word} - ${word.toLowerCase()}`,
    purpose: plain,
    description: `${plain} ${plain}\n\n# ${word}\n\n- ${word}\n- **${word.toLowerCase()}**\n\n${plain.repeat(3)}`,
    ifRefused: plain,
    afterRefusing: plain,
    data: `${word}, ${word.toLowerCase()}`,
    recipients: plain,
    storage: plain,
  });
}

export const LONG_TEXTS: Localized<VersionText> = {
  fi: textOf(FI, 'Suostumus asiakirjan käsittelyyn: '),
  sv: textOf(SV, 'Samtycke till behandling av handlingen: '),
  en: textOf(EN, 'Consent to the processing of the document: '),
};
