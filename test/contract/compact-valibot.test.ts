/** The stand-in for Valibot in browser bundles reads every message as Valibot does. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import * as valibot from 'valibot';
import { build } from 'vite';
import { compactValibot } from '../../scripts/build/plugins.ts';
import { IdentityCodeAnswer, ProfileNode, ServicesAnswer } from '../../src/api/adapters/helsinki-profile/answers.ts';
import { CheckAccess, CheckAccessList, GivenAccess } from '../../src/contract/check-access.ts';
import { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { ConsentRoster } from '../../src/contract/consent-roster.ts';
import { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { FollowUp, FollowUpList } from '../../src/contract/follow-ups.ts';
import { GroupImport, GroupList } from '../../src/contract/group.ts';
import { BulkItems, BulkJob, Candidates, GroupRequests, RemindersAhead } from '../../src/contract/group-requests.ts';
import { OnBehalf } from '../../src/contract/on-behalf.ts';
import { OrganisationList } from '../../src/contract/organisation-list.ts';
import { IdentityCode, Profile } from '../../src/contract/profile.ts';
import { UsedService, UsedServiceList } from '../../src/contract/used-services.ts';
import { ResponseStatistics } from '../../src/contract/response-statistics.ts';
import { Session, SignedOut } from '../../src/contract/session.ts';
import { PublishingPlan } from '../../src/contract/publishing.ts';
import { DraftDiscarded, EditableTemplate, EditConflict } from '../../src/contract/template-draft.ts';
import { TemplateList } from '../../src/contract/template-list.ts';
import { TemplatePreview } from '../../src/contract/template-preview.ts';

const root = join(import.meta.dirname, '../..');
const schemas = {
  CheckAccess,
  CheckAccessList,
  GivenAccess,
  ConsentDetail,
  ConsentSummary,
  ConsentRoster,
  GroupRequests,
  BulkJob,
  BulkItems,
  GroupImport,
  OnBehalf,
  OrganisationList,
  TemplateList,
  FollowUp,
  FollowUpList,
  GroupList,
  EditableTemplate,
  EditConflict,
  DraftDiscarded,
  PublishingPlan,
  TemplatePreview,
  Candidates,
  RemindersAhead,
  Profile,
  IdentityCode,
  UsedService,
  UsedServiceList,
  ProfileNode,
  IdentityCodeAnswer,
  ServicesAnswer,
  ResponseStatistics,
  Session,
  SignedOut,
};
type Name = keyof typeof schemas;
interface Compact {
  safeParse(schema: unknown, input: unknown): { success: boolean; output: unknown };
  schemas: Record<Name, unknown>;
}

let folder: string;
let compact: Compact;

before(async () => {
  folder = mkdtempSync(join(root, '.cache/compact-'));
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { IdentityCodeAnswer, ProfileNode, ServicesAnswer } from '../../src/api/adapters/helsinki-profile/answers.ts';
     import { CheckAccess, CheckAccessList, GivenAccess } from '../../src/contract/check-access.ts';
     import { ConsentDetail } from '../../src/contract/consent-detail.ts';
     import { ConsentRoster } from '../../src/contract/consent-roster.ts';
     import { ConsentSummary } from '../../src/contract/consent-summary.ts';
     import { FollowUp, FollowUpList } from '../../src/contract/follow-ups.ts';
     import { GroupImport, GroupList } from '../../src/contract/group.ts';
     import { BulkItems, BulkJob, Candidates, GroupRequests, RemindersAhead } from '../../src/contract/group-requests.ts';
     import { OnBehalf } from '../../src/contract/on-behalf.ts';
     import { OrganisationList } from '../../src/contract/organisation-list.ts';
     import { IdentityCode, Profile } from '../../src/contract/profile.ts';
     import { UsedService, UsedServiceList } from '../../src/contract/used-services.ts';
     import { ResponseStatistics } from '../../src/contract/response-statistics.ts';
     import { Session, SignedOut } from '../../src/contract/session.ts';
     import { PublishingPlan } from '../../src/contract/publishing.ts';
     import { DraftDiscarded, EditableTemplate, EditConflict } from '../../src/contract/template-draft.ts';
     import { TemplateList } from '../../src/contract/template-list.ts';
     import { TemplatePreview } from '../../src/contract/template-preview.ts';
     export { safeParse } from 'valibot';
     export const schemas = { ${Object.keys(schemas).join()} };`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [compactValibot()],
    build: { outDir: folder, emptyOutDir: false, lib: { entry, formats: ['es'], fileName: 'bundle' }, minify: false },
  });
  compact = (await import(join(folder, 'bundle.js'))) as Compact;
});

after(() => rmSync(folder, { recursive: true, force: true }));

const summary = {
  id: 'a',
  status: 'given',
  since: '2026-11-02T12:05:00.000Z',
  standing: 'in-force',
  myAnswer: 'given',
  answeredAt: null,
  subject: { id: 's', name: 'Aino', relation: 'child' },
  requester: { fi: 'Helsinki', sv: 'Helsingfors' },
  name: { fi: 'Kuvauslupa' },
  purpose: {},
  lastValidDay: '2026-12-31',
};
const text = {
  description: [
    { type: 'paragraph', runs: [{ text: 'a' }, { text: 'b', strong: true, lang: 'sv' }] },
    { type: 'heading', depth: 2, runs: [{ text: 'c', href: 'https://kunta.example/' }] },
    { type: 'list', ordered: false, items: [[{ text: 'd' }]] },
  ],
  ifRefused: [],
  data: 'x',
  recipients: 'y',
  storage: 'z',
  attachments: [{ name: 'a.txt', size: 3, path: '/consents/a/attachments/b' }],
};
const access = {
  id: 'a',
  system: 'Kuvapankki',
  createdAt: '2026-11-02T12:05:00.000Z',
  lastDay: '2027-11-02',
  revokedAt: '2026-12-02T12:05:00.000Z',
  lastUsedDay: '2026-11-05',
  uses: 3,
};
const delivery = { kind: 'reminder', state: 'dead', error: 'address-refused', at: '2026-11-02T12:05:00.000Z' };
const respondent = {
  id: 'g',
  name: 'Aino',
  role: 'guardian',
  custody: 'joint',
  unreachable: false,
  protected: false,
  decides: true,
  email: 'aino@kunta.example',
  identified: true,
  answer: 'given',
  answeredAt: null,
  method: 'paper',
  recorded: { by: 'Hilkka', answeredOn: '2026-11-01', evidence: 'Kansio 7' },
  purposes: [{ id: 'p', answer: 'none', decisions: ['accept', 'later'] }],
  delivery,
  resendable: false,
};
const job = {
  id: 'j',
  act: 'send',
  state: 'running',
  lastValidDay: null,
  ready: 1,
  done: 2,
  skipped: 3,
  failed: 0,
  mails: 4,
};
const row = {
  id: 's',
  name: 'Eino',
  current: true,
  requestId: 'r',
  versionId: 'v',
  status: 'given',
  reason: 'one-accepted',
  since: '2026-11-02T12:05:00.000Z',
  lastValidDay: '2027-06-04',
  purposes: [{ id: 'p', status: 'given' }],
  respondents: [respondent, { ...respondent, email: null, recorded: null, delivery: null }],
};
const groupRequests = {
  template: {
    id: 't',
    name: { fi: 'Kuvauslupa' },
    organisation: { fi: 'Helsinki', sv: 'Helsingfors' },
    versionId: null,
    proposedLastDay: '2027-07-31',
    languages: ['fi', 'et'],
    purposes: [{ id: 'p', name: {} }],
    target: { kind: 'group', groupId: 'g', name: { fi: 'Auringonkukka' } },
  },
  mayAct: true,
  total: 1,
  offset: 0,
  statuses: [{ status: 'given', count: 1 }],
  possible: { send: 0, remind: 0, 'end-answering': 1, close: 1 },
  running: job,
  items: [row],
};
const editable = {
  id: 't',
  viewer: 'p',
  organisation: { fi: 'Helsinki' },
  mayWrite: true,
  draft: { versionId: 'v', version: '2.0', change: 'major' },
  versions: [{ id: 'v', version: '2.0', state: 'draft' }],
  texts: {
    fi: {
      ...{ name: 'Kuvauslupa', purpose: '', data: '', recipients: '', storage: '', transfers: '' },
      ...{ description: text.description, ifRefused: [], afterRefusing: [] },
      purposes: [{ id: 'p', name: '' }],
    },
  },
  purposes: [{ id: 'p', kind: 'photography' }],
  personalData: ['picture', 'smell'],
  explicit: false,
  approvalMode: 'all-guardians',
  legalBasis: 'consent',
  contact: { name: 'n', email: '', phone: '' },
  dataProtectionOfficer: { name: 'o', email: '', phone: '' },
  subjectHeard: false,
  selfFrom: 13,
  standingConsents: true,
  triage: { answers: { who: 'residents', constructor: 'x' } },
  validity: { kind: 'day', lastDay: '2027-07-31' },
  followUp: { days: 7, fi: 'Kuvat poistetaan.', sv: '', en: '' },
  target: { kind: 'group', groupId: 'g' },
  targetName: { fi: 'Auringonkukka' },
  attachments: { fi: [{ name: 'a.pdf', mediaType: 'application/pdf', size: 3, sha256: 'f' }] },
  fields: [{ path: 'texts.fi.name', revision: 2, by: 'Hilkka', at: '2026-11-02T12:05:00.000Z' }],
  fixed: ['target'],
  required: ['fi', 'sv'],
  faults: [{ code: 'unlawful-wording', language: 'fi', field: 'description', rule: 'silence' }],
  languages: [{ language: 'fi', changedAt: null }],
  older: [{ language: 'sv', field: 'name', than: 'fi', at: '2026-11-02T12:05:00.000Z' }],
};
const followUp = {
  id: 'f',
  templateId: 't',
  templateName: { fi: 'Kuvauslupa' },
  subject: 'Eino',
  purposes: [{ id: 'p', name: { sv: 'Bilder' }, givenAgain: true }],
  instruction: { fi: 'Kuvat poistetaan.' },
  openedAt: '2026-11-02T12:05:00.000Z',
  dueDay: '2026-11-09',
  doneAt: null,
  doneBy: null,
};
const bare = { ...editable, draft: null, triage: null, validity: null, target: null, targetName: null, texts: {} };
const mail = {
  subject: 'x',
  text: 'y',
  blocks: [
    { type: 'paragraph', text: 'a' },
    { type: 'fact', label: 'b', value: 'c', language: 'fi' },
    { type: 'link', label: 'd', href: 'https://kunta.example/' },
  ],
};
const consentDetail = {
  ...summary,
  reason: 'one-accepted',
  legalBasis: 'consent',
  explicit: false,
  versionId: 'v',
  texts: { fi: text, en: { ...text, afterRefusing: [] } },
  controller: { name: {}, contact: { name: 'n', phone: '1' }, dataProtectionOfficer: { name: 'o', email: 'e' } },
  purposes: [
    { id: 'p', name: {}, status: 'given', myAnswer: 'given', previousAnswer: 'refused', decisions: ['withdraw'] },
  ],
  decisions: ['accept', 'postpone'],
  respondents: [{ who: 'you', name: 'Aino', answer: 'mixed', answeredAt: null, unreachable: false }],
  answerIsShared: true,
  endsSoon: false,
  previous: {
    answer: 'given',
    answeredAt: null,
    changes: { sv: [{ part: 'data', pieces: [{ kind: 'added', text: 'x' }] }] },
  },
  successorId: null,
  inAdvance: { id: null, decision: 'accept', lastDay: '2027-06-01' },
  followUps: [
    { at: '2026-11-02T12:05:00.000Z', instruction: { fi: 'Kuvat poistetaan.' }, dueDay: '2026-11-09', doneAt: null },
  ],
  events: [
    { seq: 1, type: 'sent', at: '2026-11-02T12:05:00.000Z', receipt: false },
    { seq: 2, type: 'accepted', at: '2026-11-02T12:05:00.000Z', method: 'web', purposes: ['p'], receipt: true },
  ],
  checks: [{ system: 'Kuvapankki', day: '2026-11-02', count: 2, lastAt: '2026-11-02T12:05:00.000Z' }],
};
const responseTimes = {
  asked: 24,
  from: '2026-11-02',
  until: '2026-11-22',
  told: {
    day: '2026-11-04',
    answered: 15,
    half: { answered: 15, days: 2 },
    points: [{ day: '2026-11-03', answered: 10 }],
  },
};
const profile = {
  id: 'a',
  signIn: 'strong',
  official: {
    state: 'shown',
    data: {
      ...{ givenNames: 'Aino Maria', callName: 'Aino', familyName: 'Aho', municipality: 'Helsinki' },
      permanentAddress: { street: 'Katu 1', postalCode: '00100', city: 'Helsinki' },
      temporaryAddress: null,
      foreignAddress: { street: 'Gata 1', additional: '', country: 'SE' },
      hasIdentityCode: true,
      asOf: '2026-11-02T12:05:00.000Z',
    },
  },
  names: null,
  email: { address: 'aino@kunta.example', verified: true, pending: 'aho@kunta.example' },
  phone: '+358401234567',
  address: { street: 'Katu 2', postalCode: '00100', city: 'Helsinki', country: 'FI' },
  language: 'sv',
  extras: [
    { id: 'x', label: { fi: 'Pronomini' }, seenBy: [{ fi: 'Kirjasto' }], kind: 'text', value: 'hän' },
    { id: 'y', label: {}, seenBy: [], kind: 'choice', options: [{ id: 'o', label: { sv: 'Ja' } }], value: null },
    { id: 'z', label: {}, seenBy: [], kind: 'choices', options: [], value: ['o'] },
  ],
  firstVisit: false,
};
const usedService = {
  ...{ id: 'boats', name: { fi: 'Venepaikat' }, description: { fi: 'Paikat', sv: 'Platser' }, mark: '"1"' },
  ...{ controller: { fi: 'Kaupunki' }, link: { fi: 'https://kunta.example' }, privacyNotice: {}, keeps: { fi: 'Ei' } },
  ...{ since: '2026-11-02T12:05:00.000Z', disconnectedAt: null, disconnection: { state: 'matter-open' } },
  data: [{ id: 'name', label: { fi: 'Nimi' }, source: { fi: 'A' }, why: { fi: 'B' }, needed: true, shared: true }],
  dealings: [{ at: '2026-11-02T12:05:00.000Z', text: { fi: 'Maksettu' } }],
  matters: [
    {
      ...{ id: 'm', title: { fi: 'Hakemus' }, link: { sv: 'https://kunta.example/sv' } },
      steps: [
        { name: { fi: 'Ensin' }, state: 'done', day: '2026-11-02' },
        { name: { fi: 'Nyt' }, state: 'current', day: null },
      ],
      next: { from: 'you', text: { fi: 'Maksa' }, lastDay: '2026-12-01' },
    },
    { id: 'n', title: {}, link: {}, steps: [], next: null },
  ],
  consents: [summary],
};
const leftService = {
  ...{ ...usedService, disconnectedAt: '2026-11-02T12:05:00.000Z', controller: null, keeps: null, consents: [] },
  ...{ disconnection: { state: 'never', why: { fi: 'Laki' } } },
  data: [{ id: 'x', label: {}, source: null, why: null, needed: false, shared: false }],
};

const helsinkiAddress = { id: 'a', address: 'Tie 1', postalCode: '00100', city: 'Helsinki', countryCode: 'FI' };
const registered = { streetAddress: 'Tie 1', postalCode: '00100', postOffice: 'Helsinki' };
const helsinkiProfile = {
  id: 'a',
  language: 'FINNISH',
  availableLoginMethods: [{ method: 'SUOMI_FI' }],
  firstName: 'Aino',
  lastName: 'A',
  primaryEmail: { id: 'e', email: 'a@kunta.example', verified: true },
  primaryPhone: { id: 'p', phone: '040' },
  phones: { edges: [{ node: { id: 'p', phone: '040' } }, { node: null }, null] },
  primaryAddress: helsinkiAddress,
  addresses: { edges: [{ node: helsinkiAddress }] },
  verifiedPersonalInformation: {
    firstName: 'Aino',
    givenName: 'Aino',
    lastName: 'A',
    municipalityOfResidence: 'Helsinki',
    permanentAddress: registered,
    temporaryAddress: null,
    permanentForeignAddress: { streetAddress: 'a', additionalAddress: 'b', countryCode: 'SWE' },
  },
};
const examples: Record<Name, unknown[]> = {
  CheckAccess: [access],
  CheckAccessList: [{ mayGive: true, items: [access, { ...access, revokedAt: null, lastUsedDay: null }] }],
  GivenAccess: [
    { access, token: null },
    { access, token: 'lupa_check_a' },
  ],
  ConsentSummary: [summary],
  ConsentRoster: [
    {
      template: {
        id: 't',
        name: { fi: 'Retki' },
        organisation: {},
        version: '2.1',
        languages: ['fi'],
        asksConsent: true,
      },
      target: { kind: 'group', name: { sv: 'Solrosen' } },
      purposes: [{ id: 'p', name: { fi: 'Retkelle' } }],
      asOf: '2026-11-22T07:14:00.000Z',
      total: 1,
      people: [
        {
          id: 's',
          givenNames: 'Aino',
          familyName: 'Aho',
          answers: [
            { purpose: 'p', answer: 'may' },
            { purpose: 'q', answer: 'perhaps' },
          ],
          until: '2027-07-31T21:00:00.000Z',
        },
      ],
    },
    {
      template: { id: 't', name: {}, organisation: {}, version: null, languages: [], asksConsent: false },
      target: { kind: 'none', name: null },
      purposes: [],
      asOf: '2026-11-22T07:14:00.000Z',
      total: 0,
      people: [{ id: 's', givenNames: '', familyName: '', answers: [], until: null }],
    },
  ],
  ConsentDetail: [consentDetail],
  TemplatePreview: [{ consent: consentDetail, mails: { fi: mail, sv: mail, en: mail } }],
  EditableTemplate: [editable, bare],
  EditConflict: [
    {
      conflicts: [{ path: 'p', yours: [1], theirs: null, by: null, at: null }],
      template: editable,
    },
  ],
  DraftDiscarded: [{ template: bare }, { template: null }],
  PublishingPlan: [
    {
      state: 'draft',
      change: 'minor',
      faults: [{ code: 'placeholder' }],
      changes: { fi: [{ part: 'name', pieces: [{ kind: 'same', text: 'x' }] }] },
      staleAnswers: 0,
      askedAgain: 3,
    },
  ],
  GroupList: [{ items: [{ id: 'g', name: {}, members: 3 }] }],
  GroupRequests: [groupRequests, { ...groupRequests, running: null, items: [] }],
  GroupImport: [
    {
      fingerprint: 'f',
      faults: [],
      warnings: [{ code: 'guardian-missing', row: 2, column: 0, field: '' }],
      joined: [{ name: 'Aino', changes: [{ kind: 'custody', person: 'Aino', from: 'joint', to: 'sole' }] }],
      left: [{ id: 'a', name: 'Eino' }],
      changed: [{ id: 'b', name: 'Elli', changes: [{ kind: 'name', person: 'Elli' }] }],
      unchanged: 3,
      requests: 1,
    },
    {
      fingerprint: null,
      faults: [{ code: 'child-twice', row: 3, column: 1, field: 'child.code', otherRow: 2 }],
      warnings: [],
      joined: [],
      left: [],
      changed: [],
      unchanged: 0,
      requests: 0,
    },
  ],
  Profile: [
    profile,
    {
      ...profile,
      signIn: 'weak',
      official: { state: 'needs-strong' },
      names: { given: 'Aino', family: 'Aho' },
      ...{ email: null, phone: null, address: null, language: null, extras: [], firstVisit: true },
    },
  ],
  IdentityCode: [{ identityCode: '010101-999X' }],
  UsedService: [usedService, leftService],
  UsedServiceList: [{ items: [usedService, leftService] }],
  ProfileNode: [
    helsinkiProfile,
    { ...helsinkiProfile, language: null, availableLoginMethods: null, verifiedPersonalInformation: null },
    { id: 'a', language: 'SWEDISH', availableLoginMethods: [null], verifiedPersonalInformation: {} },
  ],
  IdentityCodeAnswer: [
    { id: 'a', verifiedPersonalInformation: { nationalIdentificationNumber: '010101-999X' } },
    { id: 'a', verifiedPersonalInformation: null },
  ],
  ServicesAnswer: [
    {
      serviceConnections: {
        edges: [
          null,
          {
            node: {
              id: 'a',
              createdAt: '2026-11-02T12:05:00+00:00',
              enabled: true,
              service: {
                name: 'berth',
                titleFi: 'Venepaikat',
                titleSv: null,
                titleEn: null,
                descriptionFi: null,
                descriptionSv: null,
                descriptionEn: null,
                privacyFi: 'https://www.hel.fi/tietosuoja',
                privacySv: null,
                privacyEn: null,
                allowedDataFields: {
                  edges: [{ node: { fieldName: 'name', order: 1, labelFi: 'Nimi', labelSv: null, labelEn: null } }],
                },
              },
            },
          },
        ],
      },
    },
    { serviceConnections: null },
  ],
  ResponseStatistics: [
    { asks: true, asked: 3, from: null, until: '2026-11-22', told: null },
    {
      asks: true,
      ...responseTimes,
      told: {
        ...responseTimes.told,
        counted: 15,
        purposes: [
          { id: 'p', name: { fi: 'Kuvaus' }, split: { yes: { least: 5, most: 9 }, no: { least: 6, most: 10 } } },
          { id: 'q', name: {}, split: null },
        ],
      },
    },
  ],
  OnBehalf: [
    { people: [{ id: 'a', name: 'Aino', relation: 'child', right: 'custody' }] },
    { people: [{ id: 'b', name: 'Bo', relation: 'neighbour', right: 'later' }] },
  ],
  OrganisationList: [{ items: [{ id: 'helsinki', name: { fi: 'Helsinki' }, current: true }] }, { items: [] }],
  TemplateList: [
    {
      organisation: { fi: 'Helsinki', sv: 'Helsingfors' },
      mayCreate: true,
      items: [
        {
          id: 't',
          name: { fi: 'Kuvauslupa' },
          state: 'published',
          version: '2.1',
          draft: false,
          languages: ['fi', 'sv'],
          target: { kind: 'group', name: { fi: 'Auringonkukka' } },
          validity: { kind: 'school-year', years: 1 },
          mayWrite: true,
          mayReadRequests: true,
          openFollowUps: 2,
          statuses: [{ status: 'given', count: 3 }],
          responses: responseTimes,
        },
        {
          id: 'u',
          name: {},
          state: 'draft',
          version: '1.0',
          draft: true,
          languages: [],
          target: { kind: 'none', name: null },
          validity: null,
          mayWrite: false,
          mayReadRequests: false,
          statuses: [],
          responses: null,
        },
      ],
    },
  ],
  FollowUp: [followUp, { ...followUp, doneAt: '2026-11-03T12:05:00.000Z', doneBy: 'Hilkka' }],
  FollowUpList: [{ mayComplete: true, items: [followUp], more: false }],
  BulkJob: [job],
  BulkItems: [
    {
      total: 1,
      offset: 0,
      reasons: [{ reason: 'left', count: 1 }],
      items: [{ id: 's', name: 'Eino', state: 'skipped', reason: 'left', mails: 0 }],
    },
  ],
  Candidates: [
    {
      items: [
        { id: 's', name: 'Eino', birthYear: 1990 },
        { id: 't', name: 'Aino', birthYear: null },
      ],
    },
  ],
  RemindersAhead: [
    { items: [{ at: '2026-12-01T07:00:00.000Z', kind: 'awaiting', count: 1, people: [{ name: 'A', subject: 'B' }] }] },
  ],
  Session: [{ signedIn: false }, { signedIn: true, name: 'Aino' }],
  SignedOut: [{ next: '/' }],
};

/** Every place in a value, the value itself first. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...path, key]))];
}

/** The value with something else at a place, or with nothing there. */
function changed(
  value: unknown,
  [key, ...rest]: (string | number)[],
  change: { remove: true } | { put: unknown },
): unknown {
  if (key === undefined) return 'put' in change ? change.put : undefined;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  // No holes in arrays: what is read has been JSON.
  if (rest.length === 0 && 'remove' in change && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (rest.length === 0 && 'remove' in change) delete copy[key];
  else copy[key] = changed(copy[key], rest, change);
  return copy;
}

const oddValue = fc.oneof(
  fc.constantFrom(undefined, null, NaN, '', 'unknown', 'given', 0, true, [], {}, [null], { signedIn: true }),
  fc.anything({ maxDepth: 2 }),
);

for (const name of Object.keys(schemas) as Name[]) {
  test(`${name}: what Valibot takes is taken with the same output, what it refuses is refused`, () => {
    const places = examples[name].flatMap((example) => placesIn(example).map((path) => ({ example, path })));
    const change = fc.oneof(
      fc.constant({ remove: true as const }),
      oddValue.map((put) => ({ put })),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), change, fc.boolean(), ({ example, path }, how, asItIs) => {
        const input = asItIs ? example : changed(example, path, how);
        const expected = valibot.safeParse(schemas[name] as valibot.GenericSchema, input);
        const actual = compact.safeParse(compact.schemas[name], input);
        assert.equal(actual.success, expected.success);
        if (!expected.success) return;
        taken += 1;
        assert.deepEqual(actual.output, expected.output);
      }),
      { numRuns: 3000 },
    );
    assert.ok(taken > 500, `only ${taken} of the inputs were right ones`);
  });
}
