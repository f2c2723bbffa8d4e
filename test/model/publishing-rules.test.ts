import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FORMATTED_FIELDS, PERSONAL_DATA_KINDS, PURPOSE_KINDS } from '../../src/model/agreed-text.ts';
import { LEGAL_BASES } from '../../src/model/consent-request.ts';
import { TRIAGE_ENDS, type TriageAnswers, type TriageEndId } from '../../src/model/legal-basis-triage.ts';
import { parseRichText, type RichText } from '../../src/model/rich-text.ts';
import {
  faultsOfVersion,
  VERSION_FAULTS,
  type VersionFault,
  type VersionToPublish,
} from '../../src/model/publishing-rules.ts';
import { ADVICE_RULES, type AdviceRule } from '../../src/model/text-advice/advice.ts';
import type { Validity } from '../../src/model/validity.ts';

const REQUIRED = ['fi', 'sv'];
const TODAY = '2026-11-22';
/** One way to each end of the triage. */
const WAYS: Record<TriageEndId, TriageAnswers> = {
  consent: { who: 'residents', why: 'other', free: 'yes', special: 'no' },
  'consent-explicit': { who: 'residents', why: 'other', free: 'yes', special: 'yes' },
  'consent-employee': { who: 'employees', 'employee-need': 'no', 'employee-free': 'yes' },
  'public-task': { who: 'residents', why: 'task', 'task-without': 'no' },
  'legal-obligation': { who: 'residents', why: 'law', 'law-duty': 'yes' },
  contract: { who: 'residents', why: 'contract', 'contract-party': 'yes' },
  'vital-interest': { who: 'residents', why: 'life', 'life-asked': 'no' },
  research: { who: 'study-participants', 'research-plan': 'yes' },
  'employee-necessary': { who: 'employees', 'employee-need': 'yes' },
  'not-consent-employee': { who: 'employees', 'employee-need': 'no', 'employee-free': 'no' },
  'not-free': { who: 'residents', why: 'other', free: 'no' },
};
const CONSENT = { answers: WAYS.consent };
const OVER: VersionFault = { code: 'validity-over', field: 'validity' };
/** One for each rule that is a gate, in each language. */
/** As the field holds them: formatted, or plain. */
function asWritten(field: string, words: string): string | RichText {
  return (FORMATTED_FIELDS as readonly string[]).includes(field) ? parseRichText(words) : words;
}

const UNLAWFUL: ['fi' | 'sv', 'description' | 'ifRefused', string, AdviceRule][] = [
  ['fi', 'ifRefused', 'Jos et suostu, lapsesi menettää paikkansa.', 'detriment'],
  ['sv', 'ifRefused', 'Om du inte samtycker förlorar ditt barn sin plats.', 'detriment'],
  ['fi', 'description', 'Hyväksyt samalla käyttöehdot.', 'bundled'],
  ['sv', 'description', 'Du godkänner samtidigt användarvillkoren.', 'bundled'],
  ['fi', 'description', 'Jos et vastaa, katsomme että olet suostunut.', 'silence'],
  ['sv', 'description', 'Om du inte svarar anser vi att du har samtyckt.', 'silence'],
  ['fi', 'description', 'Lomakkeessa suostumus on valmiiksi merkitty.', 'preselection'],
  ['sv', 'description', 'Samtycket är förvalt.', 'preselection'],
  ['fi', 'description', 'Suostumusta ei voi perua.', 'no-withdrawal'],
  ['sv', 'description', 'Samtycket kan inte återkallas.', 'no-withdrawal'],
];

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
    validity: null,
    triage: CONSENT,
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
    ['nothing considered', version({ triage: null }), { code: 'basis-not-considered', field: 'triage' }],
    [
      'a triage that came to no end',
      version({ triage: { answers: { who: 'residents' } } }),
      { code: 'basis-not-considered', field: 'triage' },
    ],
    ...Object.entries(WAYS).flatMap(([end, answers]): [string, VersionToPublish, VersionFault][] =>
      TRIAGE_ENDS[end as TriageEndId].asks === 'nothing'
        ? [[`law 10: what ends in ${end}`, version({ triage: { answers } }), { code: 'not-consent', field: 'triage' }]]
        : [],
    ),
    [
      'a special category by its triage, without saying so',
      version({ triage: { answers: WAYS['consent-explicit'] } }),
      { code: 'not-explicit', field: 'explicit' },
    ],
    ['a day in the past', version({ validity: { kind: 'day', lastDay: '2026-11-21' } }), OVER],
    ...UNLAWFUL.map(([language, field, words, rule]): [string, VersionToPublish, VersionFault] => [
      `law 7: ${rule} in ${language}`,
      (language === 'fi' ? finnish : swedish)({ [field]: asWritten(field, words) }),
      { code: 'unlawful-wording', language, field, rule },
    ]),
    [
      'an unlawful name of a purpose',
      finnish({ purposes: { photos: 'Kuvaaminen', web: 'Hyväksyt samalla käyttöehdot' } }),
      { code: 'unlawful-wording', language: fi, field: 'purposes', rule: 'bundled' },
    ],
    [
      'the same unlawful words twice in a field',
      finnish({
        description: parseRichText('Suostumusta ei voi perua. Sanomme sen toistamiseen: suostumusta ei voi perua.'),
      }),
      { code: 'unlawful-wording', language: fi, field: 'description', rule: 'no-withdrawal' },
    ],
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
    test(`${name}: ${fault.code}`, () => assert.deepEqual(faultsOfVersion(faulty, REQUIRED, TODAY), [fault]));
  }

  test('there is one for every gate of the advice', () => {
    const gates = Object.entries(ADVICE_RULES).filter(([, { weight }]) => weight === 'gate');
    for (const language of ['fi', 'sv'])
      assert.deepEqual(
        UNLAWFUL.filter(([each]) => each === language).map(([, , , rule]) => rule),
        gates.map(([rule]) => rule),
      );
  });

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
        validity: null,
        triage: CONSENT,
      }));
  });

  test('has none, whatever it says', () => {
    fc.assert(
      fc.property(faultless, (each) => assert.deepEqual(faultsOfVersion(each, REQUIRED, TODAY), [])),
      { numRuns: 500 },
    );
  });

  test('asks for consent, or to take part in a study, by the end of its triage', () => {
    for (const end of ['consent', 'consent-employee', 'research'] as const)
      assert.deepEqual(faultsOfVersion(version({ triage: { answers: WAYS[end] } }), REQUIRED, TODAY), [], end);
    const explicit = version({ triage: { answers: WAYS['consent-explicit'] }, explicit: true });
    assert.deepEqual(faultsOfVersion(explicit, REQUIRED, TODAY), []);
  });

  test('is valid today, or for a time that is counted from the sending', () => {
    const validities: Validity[] = [
      { kind: 'day', lastDay: TODAY },
      { kind: 'school-year', years: 1 },
      { kind: 'months', months: 1 },
    ];
    for (const validity of validities) assert.deepEqual(faultsOfVersion(version({ validity }), REQUIRED, TODAY), []);
  });

  test('may advise otherwise: advice is no gate, and English is not read', () => {
    const pressing = 'Valitettavasti muuten jäätte paitsi. PALVELU ON KAIKILLE HYÖDYLLINEN.';
    assert.deepEqual(faultsOfVersion(finnish({ afterRefusing: parseRichText(pressing) }), REQUIRED, TODAY), []);
    const english = { ...FINNISH, description: parseRichText('Suostumusta ei voi perua.') };
    assert.deepEqual(
      faultsOfVersion(version({ texts: { fi: FINNISH, sv: SWEDISH, en: english } }), REQUIRED, TODAY),
      [],
    );
  });

  test('in Finnish alone may be published by one who needs no Swedish', () => {
    assert.deepEqual(faultsOfVersion(version({ texts: { fi: FINNISH } }), ['fi'], TODAY), []);
  });

  test('has as many faults as are made in it', () => {
    const faults = faultsOfVersion(
      { ...finnish({ name: '', ifRefused: [] }), legalBasis: 'contract', personalData: ['health'] },
      REQUIRED,
      TODAY,
    );
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['not-told', 'refusal-not-told', 'not-consent', 'not-explicit'],
    );
  });
});
