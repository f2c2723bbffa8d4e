/** Automatic reminders keep quiet after a mail, and the staff see ahead what will go out: the same that does. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { deliver, MailRefused } from '../../demo-server/service/mail/deliver.ts';
import type { RequestMailKind } from '../../demo-server/service/mail/mail-register.ts';
import { planReminders } from '../../demo-server/service/mail/plan-reminders.ts';
import type { NewEvent, PersonRecord } from '../../demo-server/service/store.ts';
import type { RemindersAhead } from '../../src/contract/group-requests.ts';
import { actorOf, addMunicipality, SENT, type Municipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const after = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();

async function setContact({ store }: Staffed, { id, organisationId }: PersonRecord): Promise<void> {
  const contact = { organisationId, personId: id, email: `${id}@posti.example`, language: 'fi' as const };
  await store.transaction((tx) => tx.mail.setContact({ ...contact, source: 'register' }));
}

async function start(
  change: (municipality: Municipality) => Municipality = (each) => each,
  events: NewEvent[] = SENT,
): Promise<Staffed> {
  const staffed = await startStaffed(change, events);
  for (const person of [staffed.municipality.guardian, staffed.municipality.otherGuardian])
    await setContact(staffed, person);
  return staffed;
}

/** In place of the guardian, somebody with an address of whom no identity is known. */
async function withUnidentified(): Promise<Staffed> {
  const staffed = await start();
  const { store, municipality } = staffed;
  const { organisation, request, guardian } = municipality;
  const person: PersonRecord = { ...municipality.stranger, id: randomUUID(), identityHash: null };
  await store.transaction(async (tx) => {
    await tx.addPerson(person);
    const participants = request.participants.map((each) =>
      each.personId === guardian.id ? { ...each, personId: person.id } : each,
    );
    await tx.setParticipants(organisation.id, request.id, participants);
  });
  await setContact(staffed, person);
  return staffed;
}

/** A mail to the guardian as the service puts one in. */
async function put({ store, municipality }: Staffed, kind: RequestMailKind, createdAt: string): Promise<void> {
  const { organisation, request, guardian } = municipality;
  const mail = { organisationId: organisation.id, kind, requestId: request.id, personId: guardian.id };
  const id = randomUUID();
  await store.transaction((tx) => tx.mail.addMail({ ...mail, id, key: id, createdAt, notBefore: createdAt }));
}

const plan = ({ store, municipality }: Staffed, at: string) => planReminders(store, municipality.organisation.id, at);

async function ahead(staffed: Staffed, actor: Actor | null = staffed.editor): Promise<RemindersAhead['items']> {
  const answer = await staffed.ask(actor, { path: `/api/templates/${staffed.municipality.template.id}/reminders` });
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as RemindersAhead).items;
}

const times = (items: RemindersAhead['items']) => items.map(({ at, kind, count }) => [at, kind, count]);

describe('an automatic reminder', () => {
  /** Sent on 1 November: due on the 8th at 7.00 in UTC. */
  const DUE = '2026-11-08T07:00:00.000Z';
  const CASES: [what: string, kind: RequestMailKind, at: string, goesOut: string | null][] = [
    [
      'waits for three days after a reminder by hand',
      'reminder',
      '2026-11-06T12:00:00.000Z',
      '2026-11-09T12:00:00.000Z',
    ],
    ['waits after a request sent again', 'request', '2026-11-07T06:00:00.000Z', '2026-11-10T06:00:00.000Z'],
    ['is too late after a mail of the same moment', 'reminder', DUE, null],
    ['is not held up by a mail of three days ago', 'reminder', after(DUE, -3 * DAY), DUE],
    ['is not held up by a receipt', 'receipt', after(DUE, -HOUR), DUE],
  ];
  for (const [what, kind, at, goesOut] of CASES) {
    test(what, async () => {
      const staffed = await start();
      const { otherGuardian } = staffed.municipality;
      await put(staffed, kind, at);
      const out: [string, string][] = [];
      for (let now = DUE; now < after(DUE, 4 * DAY); now = after(now, HOUR)) {
        await plan(staffed, now);
        const mails = await staffed.store.transaction((tx) => tx.mail.mails(otherGuardian.organisationId, 100));
        for (const mail of mails.filter(({ key }) => key.startsWith('reminder:')))
          if (!out.some(([personId]) => personId === mail.personId)) out.push([mail.personId, now]);
      }
      const expected: [string, string][] = [[otherGuardian.id, DUE]];
      if (goesOut !== null) expected.push([staffed.municipality.guardian.id, goesOut]);
      assert.deepEqual(out.sort(), expected.sort());
    });
  }

  test('is not held up by a mail that never came', async () => {
    const staffed = await start();
    const { organisation } = staffed.municipality;
    await put(staffed, 'reminder', after(DUE, -HOUR));
    const send = () => Promise.reject(new MailRefused('address-refused', true));
    await deliver({
      store: staffed.store,
      organisationId: organisation.id,
      send,
      now: () => new Date(after(DUE, -HOUR)),
    });
    assert.equal(await plan(staffed, DUE), 2);
  });

  test('is put in once, by however many servers at once', async () => {
    const staffed = await start();
    const counts = await Promise.all([plan(staffed, DUE), plan(staffed, DUE), plan(staffed, after(DUE, 1))]);
    assert.equal(counts[0] + counts[1] + counts[2], 2);
  });

  test('goes to nobody who could not sign in to answer', async () => {
    const staffed = await withUnidentified();
    assert.equal(await plan(staffed, DUE), 1);
  });
});

describe('the reminders ahead', () => {
  test('are told with the time, how many get one, and who they are', async () => {
    const staffed = await start();
    staffed.clock.now = '2026-11-02T10:00:00.000Z';
    const people = [
      { name: 'Kaarina Ahonen', subject: 'Aino Ahonen' },
      { name: 'Åke Ahonen', subject: 'Aino Ahonen' },
    ];
    assert.deepEqual(await ahead(staffed), [
      { at: '2026-11-08T07:00:00.000Z', kind: 'awaiting', count: 2, people },
      { at: '2026-11-15T07:00:00.000Z', kind: 'awaiting', count: 2, people },
    ]);
    // The last valid day is 5 June: 30 and 7 days before it those whose yes holds are told, and nobody is awaited.
    for (const person of [staffed.municipality.guardian, staffed.municipality.otherGuardian])
      await staffed.decide(actorOf(person), { decision: 'accept' });
    assert.deepEqual(await ahead(staffed), []);
    staffed.clock.now = '2027-05-01T10:00:00.000Z';
    assert.deepEqual(times(await ahead(staffed)), [
      ['2027-05-06T06:00:00.000Z', 'ending', 2],
      ['2027-05-29T06:00:00.000Z', 'ending', 2],
    ]);
  });

  test('are of those alone who can be written to and sign in', async () => {
    const staffed = await withUnidentified();
    staffed.clock.now = '2026-11-14T10:00:00.000Z';
    assert.deepEqual(
      (await ahead(staffed)).map(({ count, people }) => [count, people.map(({ name }) => name)]),
      [[1, ['Åke Ahonen']]],
    );
    const bare = await startStaffed();
    bare.clock.now = '2026-11-02T10:00:00.000Z';
    assert.deepEqual(await ahead(bare), []);
  });

  test('are none of what is closed, does not rest on consent, or is another template’s', async () => {
    const closed = await start();
    closed.clock.now = '2026-11-02T10:00:00.000Z';
    await closed.append(closed.municipality.request.id, { type: 'closed', at: closed.clock.now });
    assert.deepEqual(await ahead(closed), []);
    const told = await start((each) => ({ ...each, template: { ...each.template, legalBasis: 'public-task' } }));
    told.clock.now = closed.clock.now;
    assert.deepEqual(await ahead(told), []);
    const two = await start();
    two.clock.now = closed.clock.now;
    const { template } = two.municipality;
    const other = { ...template, id: randomUUID() };
    await two.store.transaction((tx) => tx.addTemplate(other));
    const path = `/api/templates/${other.id}/reminders`;
    assert.deepEqual((await two.ask(two.editor, { path })).json, { items: [] });
    assert.equal((await ahead(two)).length, 2);
  });

  test('name twenty, by name, and count all', async () => {
    const staffed = await start();
    const { municipality, store } = staffed;
    staffed.clock.now = '2026-11-14T10:00:00.000Z';
    for (let n = 29; n >= 0; n -= 1) {
      const name = `N${String(n).padStart(2, '0')}`;
      const guardian = { ...municipality.stranger, id: randomUUID(), identityHash: randomUUID(), givenNames: name };
      await store.transaction((tx) => tx.addPerson(guardian));
      await setContact(staffed, guardian);
      const participants = [{ personId: guardian.id, role: 'guardian' as const, relation: 'child' as const }];
      await staffed.addRequest(SENT, { participants });
    }
    const [item, ...others] = await ahead(staffed);
    assert.deepEqual([item?.count, others], [32, []]);
    const names = ['Kaarina', ...Array.from({ length: 19 }, (_, n) => `N${String(n).padStart(2, '0')}`)];
    assert.deepEqual(
      item?.people.map(({ name }) => name),
      names.map((name) => `${name} Ahonen`),
    );
  });

  test('are for the staff of the template, viewers too', async () => {
    const staffed = await start();
    const path = `/api/templates/${staffed.municipality.template.id}/reminders`;
    const elsewhere = await addMunicipality(staffed.store);
    const asked = [staffed.viewer, actorOf(staffed.municipality.guardian), actorOf(elsewhere.guardian), null];
    const statuses = await Promise.all(asked.map(async (actor) => (await staffed.ask(actor, { path })).status));
    assert.deepEqual(statuses, [200, 404, 404, 401]);
  });

  test('are those that go out, whatever mails there were', async () => {
    const HOURS_AHEAD = 60 * 24;
    const mail = fc.record({
      kind: fc.constantFrom<RequestMailKind>('request', 'reminder', 'receipt'),
      hoursAgo: fc.nat(5 * 24),
    });
    const answers = fc.constantFrom<'accepted' | 'refused' | null>('accepted', 'refused', null);
    const setting = fc.record({
      mails: fc.array(mail, { maxLength: 3 }),
      /** Hours since the sending. */
      sentAgo: fc.nat(16 * 24),
      lastValidIn: fc.option(fc.integer({ min: 20, max: 80 })),
      answers: fc.tuple(answers, answers),
      now: fc.constantFrom('2026-11-20T10:00:00.000Z', '2026-10-20T01:00:00.000Z', '2027-03-26T20:00:00.000Z'),
    });
    await fc.assert(
      fc.asyncProperty(setting, async ({ mails, sentAgo, lastValidIn, answers: said, now }) => {
        const sent: NewEvent = { type: 'sent', at: after(now, -sentAgo * HOUR) };
        const lastValidDay = lastValidIn === null ? null : after(now, lastValidIn * DAY).slice(0, 10);
        const staffed = await start((each) => ({ ...each, request: { ...each.request, lastValidDay } }), [sent]);
        const { guardian, otherGuardian, version, request, organisation } = staffed.municipality;
        staffed.clock.now = now;
        for (const [n, person] of [guardian, otherGuardian].entries()) {
          const type = said[n];
          const shown = { versionId: version.id, language: 'fi' };
          if (type != null) await staffed.append(request.id, { type, at: now, personId: person.id, shown });
        }
        for (const { kind, hoursAgo } of mails) await put(staffed, kind, after(now, -hoursAgo * HOUR));
        // What was due until now has been put in: servers look every few minutes.
        for (let at = after(now, -4 * DAY); at <= now; at = after(at, 2 * HOUR)) await plan(staffed, at);

        const foretold = times(await ahead(staffed));
        const quietEnds = mails.map(({ hoursAgo }) => after(now, 3 * DAY - hoursAgo * HOUR));
        for (let hour = 1; hour <= HOURS_AHEAD; hour += 1) {
          const at = after(now, hour * HOUR);
          // Reminders fall due at 6.00 or 7.00 in UTC. What would come at another time comes late here, and is seen.
          if (hour % 12 === 0 || /T0[67]:/u.test(at) || quietEnds.includes(at)) await plan(staffed, at);
        }
        const all = await staffed.store.transaction((tx) => tx.mail.mails(organisation.id, 1000));
        const out = all.filter(({ createdAt }) => createdAt > now);
        const groups = Map.groupBy(
          out,
          ({ kind, notBefore }) => `${notBefore} ${kind === 'ending' ? kind : 'awaiting'}`,
        );
        const happened = [...groups].sort().map(([key, { length }]) => [...key.split(' '), length]);
        assert.deepEqual(foretold, happened);
        // Nobody was asked twice within the quiet, but by hand.
        for (const { personId, createdAt, kind } of out.filter((each) => each.kind === 'reminder')) {
          const before = all.filter(
            (each) =>
              each.personId === personId &&
              (each.kind === 'request' || each.kind === kind) &&
              each.createdAt < createdAt &&
              each.createdAt > after(createdAt, -3 * DAY),
          );
          assert.deepEqual(before, []);
        }
      }),
      { numRuns: 25 },
    );
  });
});
