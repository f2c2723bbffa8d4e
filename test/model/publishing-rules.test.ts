import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PERSONAL_DATA_KINDS, PURPOSE_KINDS } from '../../src/model/agreed-text.ts';
import { LEGAL_BASES } from '../../src/model/consent-request.ts';
import { parseRichText, type RichText } from '../../src/model/rich-text.ts';
import {
  faultsOfVersion,
  VERSION_FAULTS,
  type VersionFault,
  type VersionToPublish,
} from '../../src/model/publishing-rules.ts';

const REQUIRED = ['fi', 'sv'];

type Text = NonNullable<VersionToPublish['texts']['fi']>;

const FINNISH: Text = {
  name: 'Kuvauslupa',
  purpose: 'Suostumus kuvaamiseen',
  description: parseRichText('Kuvia [kerhosta](https://kunta.example) ja [X].'),
  ifRefused: parseRichText('Lasta ei kuvata.'),
  data: 'Kuva',
  recipients: 'Henkilökunta',
  storage: 'Vuosi',
  purposes: { photos: 'Kuvaaminen', web: 'Verkkosivut' },
};
const SWEDISH: Text = {
  ...FINNISH,
  name: 'Fotografering',
  purposes: { photos: 'Fotografering', web: 'Webbplatsen' },
};

function version(change: Partial<VersionToPublish> = {}): VersionToPublish {
  return {
    legalBasis: 'consent',
    contact: { name: 'Päiväkoti', email: 'paivakoti@kunta.example' },
    dataProtectionOfficer: { name: 'Tietosuojavastaava', phone: '09 000 0000' },
    texts: { fi: FINNISH, sv: SWEDISH },
    purposes: [
      { id: 'photos', kind: 'photography' },
      { id: 'web', kind: 'web-publication' },
    ],
    personalData: ['picture'],
    explicit: false,
    ...change,
  };
}

/** What is left in a text is found across the bold that begins within it. */
function inTwoRuns(text: string): RichText {
  return [{ type: 'paragraph', runs: [{ text: text.slice(0, 8) }, { text: text.slice(8), strong: true }] }];
}

const BLANK: RichText = [{ type: 'paragraph', runs: [{ text: ' ' }, { text: '\u00ad', strong: true }] }];

/** A change to the Finnish text alone. */
const finnish = (change: Partial<Text>) => version({ texts: { fi: { ...FINNISH, ...change }, sv: SWEDISH } });
const swedish = (change: Partial<Text>) => version({ texts: { fi: FINNISH, sv: { ...SWEDISH, ...change } } });

describe('a version with one fault', () => {
  const fi = 'fi' as const;
  const cases: [string, VersionToPublish, VersionFault][] = [
    ['no Swedish', version({ texts: { fi: FINNISH } }), { code: 'language-missing', language: 'sv' }],
    ['no Finnish', version({ texts: { sv: SWEDISH } }), { code: 'language-missing', language: 'fi' }],
    [
      'English instead of Swedish',
      version({ texts: { fi: FINNISH, en: SWEDISH } }),
      { code: 'language-missing', language: 'sv' },
    ],
    ...(['name', 'purpose', 'description', 'data', 'recipients', 'storage'] as const).map(
      (field): [string, VersionToPublish, VersionFault] => [
        `nothing of the ${field}`,
        finnish({ [field]: field === 'description' ? BLANK : ' \n' }),
        { code: 'not-told', language: fi, field },
      ],
    ),
    ['nothing of it in Swedish', swedish({ storage: '' }), { code: 'not-told', language: 'sv', field: 'storage' }],
    ['nothing of refusing', finnish({ ifRefused: [] }), { code: 'refusal-not-told', language: fi, field: 'ifRefused' }],
    [
      'no names of purposes',
      finnish({ purposes: undefined }),
      { code: 'purpose-unnamed', language: fi, field: 'purposes' },
    ],
    [
      'a purpose without a name',
      finnish({ purposes: { photos: 'Kuvaaminen', web: ' ' } }),
      { code: 'purpose-unnamed', language: fi, field: 'purposes' },
    ],
    [
      'two purposes of one name',
      finnish({ purposes: { photos: 'Kuvaaminen', web: 'Kuvaaminen ' } }),
      { code: 'purpose-twice', language: fi, field: 'purposes' },
    ],
    ['no purpose', version({ purposes: [] }), { code: 'purpose-unnamed', field: 'purposes' }],
    [
      'a contact without a name',
      version({ contact: { name: '', phone: '1' } }),
      { code: 'not-told', field: 'contact' },
    ],
    ['a contact that nobody can reach', version({ contact: { name: 'A' } }), { code: 'not-told', field: 'contact' }],
    [
      'a data protection officer whom nobody can reach',
      version({ dataProtectionOfficer: { name: 'A', email: ' ' } }),
      { code: 'not-told', field: 'dataProtectionOfficer' },
    ],
    ['health without saying so', version({ personalData: ['health'] }), { code: 'not-explicit', field: 'explicit' }],
    ...LEGAL_BASES.filter((basis) => basis !== 'consent').map(
      (legalBasis): [string, VersionToPublish, VersionFault] => [
        `the basis of ${legalBasis}`,
        version({ legalBasis }),
        { code: 'not-consent', field: 'legalBasis' },
      ],
    ),
    ...['{{nimi}}', '[LISÄÄ NIMI]', 'XXX', 'XXXXX', 'TODO: tarkista'].map(
      (left): [string, VersionToPublish, VersionFault] => [
        `${left} left in it`,
        finnish({ description: inTwoRuns(`Kuvaa ${left} ryhmä.`) }),
        { code: 'placeholder', language: fi, field: 'description' },
      ],
    ),
    [
      'one left in the text after refusing',
      finnish({ afterRefusing: [{ type: 'list', ordered: true, items: [[{ text: 'A' }], [{ text: 'XXX' }]] }] }),
      { code: 'placeholder', language: fi, field: 'afterRefusing' },
    ],
    [
      'one left in the name of a purpose',
      finnish({ purposes: { photos: 'Kuvaaminen', web: '[LISÄÄ SIVU]' } }),
      { code: 'placeholder', language: fi, field: 'purposes' },
    ],
    [
      'an optional language that is not whole',
      version({ texts: { fi: FINNISH, sv: SWEDISH, en: { ...SWEDISH, ifRefused: [] } } }),
      { code: 'refusal-not-told', language: 'en', field: 'ifRefused' },
    ],
  ];
  for (const [name, faulty, fault] of cases) {
    test(`${name}: ${fault.code}`, () => assert.deepEqual(faultsOfVersion(faulty, REQUIRED), [fault]));
  }

  test('there is one for every code', () => {
    assert.deepEqual(new Set(cases.map(([, , { code }]) => code)), new Set(VERSION_FAULTS));
  });
});

describe('a version without a fault', () => {
  const word = fc.stringMatching(/^[a-zåäö]{3,12}( [a-zåäö]{1,12}){0,4}$/u);
  const contact = fc
    .tuple(word, fc.constantFrom({ email: 'a@kunta.example' }, { phone: '09 1' }, { email: 'a@b.example', phone: '1' }))
    .map(([name, rest]) => ({ name, ...rest }));
  const purposes = fc.uniqueArray(fc.constantFrom(...PURPOSE_KINDS), { minLength: 1, maxLength: 4 });
  const faultless = purposes.chain((kinds) => {
    const text = fc
      .record({
        name: word,
        purpose: word,
        description: word.map(inTwoRuns),
        ifRefused: word.map(parseRichText),
        afterRefusing: fc.option(word.map(parseRichText), { nil: undefined }),
        data: word,
        recipients: word,
        storage: word,
        transfers: fc.option(word, { nil: undefined }),
        names: fc.uniqueArray(word, { minLength: kinds.length, maxLength: kinds.length }),
      })
      .map(({ names, afterRefusing, transfers, ...rest }): Text => ({
        ...rest,
        ...(afterRefusing && { afterRefusing }),
        ...(transfers && { transfers }),
        // The name of a single purpose need not be said.
        ...(kinds.length > 1 && { purposes: Object.fromEntries(names.map((name, index) => [`p${index}`, name])) }),
      }));
    return fc
      .record({
        texts: fc.record({ fi: text, sv: text, en: text }, { requiredKeys: ['fi', 'sv'] }),
        contact,
        dataProtectionOfficer: contact,
        personalData: fc.uniqueArray(fc.constantFrom(...PERSONAL_DATA_KINDS)),
        explicit: fc.boolean(),
      })
      .map(({ personalData, explicit, ...rest }): VersionToPublish => ({
        ...rest,
        legalBasis: 'consent',
        personalData,
        explicit: explicit || personalData.includes('health'),
        purposes: kinds.map((kind, index) => ({ id: `p${index}`, kind })),
      }));
  });

  test('has none, whatever it says', () => {
    fc.assert(
      fc.property(faultless, (each) => assert.deepEqual(faultsOfVersion(each, REQUIRED), [])),
      { numRuns: 500 },
    );
  });

  test('in Finnish alone may be published by one who needs no Swedish', () => {
    assert.deepEqual(faultsOfVersion(version({ texts: { fi: FINNISH } }), ['fi']), []);
  });

  test('has as many faults as are made in it', () => {
    const faults = faultsOfVersion(
      { ...finnish({ name: '', ifRefused: [] }), legalBasis: 'contract', personalData: ['health'] },
      REQUIRED,
    );
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['not-told', 'refusal-not-told', 'not-consent', 'not-explicit'],
    );
  });
});
