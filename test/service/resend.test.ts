/** Sending one person their mail again: the right one, once, and to nobody of whom nothing is awaited. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { deliver, MailRefused } from '../../demo-server/service/mail/deliver.ts';
import type { RequestMailKind, MailRecord } from '../../demo-server/service/mail/mail-register.ts';
import { planReminders } from '../../demo-server/service/mail/plan-reminders.ts';
import type { PersonRecord, Store } from '../../demo-server/service/store.ts';
import type { Resent } from '../../src/contract/group-requests.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { AUDIT } from './audit.ts';
import { actorOf, SENT } from './municipality.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from './postgres.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW, type Answer } from './test-service.ts';

const MINUTE = 60_000;

async function withContacts(): Promise<Staffed> {
  const staffed = await startStaffed();
  const { organisation, guardian, otherGuardian } = staffed.municipality;
  await staffed.store.transaction(async (tx) => {
    for (const { id: personId } of [guardian, otherGuardian]) {
      const contact = { organisationId: organisation.id, personId, language: 'fi' as const };
      await tx.mail.setContact({ ...contact, source: 'register', email: `${personId}@posti.example` });
    }
  });
  return staffed;
}

interface ToResend {
  actor: Actor | null;
  person: PersonRecord;
  key: string;
}

function resend(staffed: Staffed, { actor = staffed.editor, person, key = randomUUID() }: Partial<ToResend> = {}) {
  const { template, request, guardian } = staffed.municipality;
  const to = person ?? guardian;
  return staffed.ask(actor, {
    method: 'POST',
    path: `/api/templates/${template.id}/requests/${request.id}/respondents/${to.id}/resend`,
    headers: { 'Content-Type': 'application/json', ...(key !== '' && { 'Idempotency-Key': key }) },
    body: '{}',
  });
}

function pass(staffed: Staffed, milliseconds: number): void {
  staffed.clock.now = new Date(Date.parse(staffed.clock.now) + milliseconds).toISOString();
}

/** Lets everything that waits go out, or be refused. */
async function goOut({ store, municipality, clock }: Staffed, refused = false): Promise<void> {
  const send = async () => {
    if (refused) throw new MailRefused('address-refused', true);
  };
  await deliver({ store, organisationId: municipality.organisation.id, send, now: () => new Date(clock.now) });
}

function mailsOf({ store, municipality }: Staffed): Promise<MailRecord[]> {
  return store.transaction((tx) => tx.mail.mails(municipality.organisation.id, 100));
}

/** As another mail of the service would. */
async function put(staffed: Staffed, kind: RequestMailKind): Promise<void> {
  const { organisation, request, guardian } = staffed.municipality;
  const mail = { organisationId: organisation.id, kind, requestId: request.id, personId: guardian.id };
  const [id, at] = [randomUUID(), staffed.clock.now];
  await staffed.store.transaction((tx) => tx.mail.addMail({ ...mail, id, key: id, createdAt: at, notBefore: at }));
}

const why = ({ json }: Answer) => ((json as Problem).errors ?? []).map(({ message }) => message);
const delivery = ({ json }: Answer) => (json as Resent).delivery;

describe('resending', () => {
  test('sends the request to who never got it, and a reminder to who did', async () => {
    const staffed = await withContacts();
    assert.equal(delivery(await resend(staffed))?.kind, 'request');
    await goOut(staffed);
    pass(staffed, 10 * MINUTE);
    const again = await resend(staffed);
    assert.deepEqual(delivery(again), { kind: 'reminder', state: 'waiting', error: 'none', at: staffed.clock.now });
    await goOut(staffed);
    const { guardian } = staffed.municipality;
    assert.deepEqual(
      (await mailsOf(staffed)).map(({ kind, personId, state }) => [kind, personId, state]),
      [
        ['reminder', guardian.id, 'sent'],
        ['request', guardian.id, 'sent'],
      ],
    );
  });

  test('sends the request again at once where the mail server would not have it', async () => {
    const staffed = await withContacts();
    await put(staffed, 'request');
    await goOut(staffed, true);
    assert.equal(delivery(await resend(staffed))?.kind, 'request');
  });

  test('pressed twice, or sent twice at once, is one mail; so it is when it is asked about later', async () => {
    const staffed = await withContacts();
    const key = randomUUID();
    const presses = await Promise.all([resend(staffed, { key }), resend(staffed, { key })]);
    await goOut(staffed);
    pass(staffed, 60 * MINUTE);
    presses.push(await resend(staffed, { key }));
    assert.deepEqual(
      presses.map((answer) => [answer.status, delivery(answer)?.state]),
      [
        [200, 'waiting'],
        [200, 'waiting'],
        [200, 'sent'],
      ],
    );
    assert.equal((await mailsOf(staffed)).length, 1);
  });

  test('at night sends a reminder in the morning, and the request that never came at once', async () => {
    for (const [first, notBefore] of [
      ['receipt', '2026-11-20T22:00:00.000Z'],
      ['request', '2026-11-21T07:00:00.000Z'],
    ] as const) {
      const staffed = await withContacts();
      await put(staffed, first);
      if (first === 'request') await goOut(staffed);
      pass(staffed, 12 * 60 * MINUTE);
      assert.equal((await resend(staffed)).status, 200);
      assert.equal((await mailsOf(staffed))[0]?.notBefore, notBefore);
    }
  });

  const REFUSED: [what: string, before: (staffed: Staffed) => Promise<unknown>, why: string][] = [
    [
      'has answered',
      (each) => each.decide(actorOf(each.municipality.guardian), { decision: 'refuse' }),
      'nobody-awaited',
    ],
    [
      'is asked about what is closed',
      ({ append, municipality }) => append(municipality.request.id, { type: 'closed', at: NOW }),
      'nobody-awaited',
    ],
    [
      'has a mail that waits',
      (each) => put(each, 'reminder').then(() => pass(each, 24 * 60 * MINUTE)),
      'written-recently',
    ],
    [
      'was sent one nine minutes ago',
      async (each) => {
        await put(each, 'request');
        await goOut(each);
        pass(each, 10 * MINUTE - 1);
      },
      'written-recently',
    ],
  ];
  for (const [what, before, reason] of REFUSED) {
    test(`to one who ${what} is refused, and puts in nothing`, async () => {
      const staffed = await withContacts();
      await before(staffed);
      const mails = (await mailsOf(staffed)).length;
      const answer = await resend(staffed);
      assert.deepEqual([answer.status, (answer.json as Problem).code, why(answer)], [409, 'not-possible', [reason]]);
      assert.equal((await mailsOf(staffed)).length, mails);
    });
  }

  test('to one without an address, or who could not sign in, is refused', async () => {
    const bare = await startStaffed();
    assert.deepEqual(why(await resend(bare)), ['no-address']);
    const staffed = await withContacts();
    const { organisation, request, guardian, stranger } = staffed.municipality;
    const person: PersonRecord = { ...stranger, id: randomUUID(), identityHash: null };
    const contact = { organisationId: organisation.id, personId: person.id, language: 'fi' as const };
    await staffed.store.transaction(async (tx) => {
      await tx.addPerson(person);
      await tx.mail.setContact({ ...contact, source: 'register', email: 'a@posti.example' });
      const participants = request.participants.map((each) =>
        each.personId === guardian.id ? { ...each, personId: person.id } : each,
      );
      await tx.setParticipants(organisation.id, request.id, participants);
    });
    assert.deepEqual(why(await resend(staffed, { person })), ['no-address']);
    assert.deepEqual(await mailsOf(staffed), []);
  });

  test('is not stopped by a receipt, by what another was sent, or by what is long ago', async () => {
    const staffed = await withContacts();
    const { otherGuardian } = staffed.municipality;
    assert.equal((await resend(staffed, { person: otherGuardian })).status, 200);
    await put(staffed, 'receipt');
    assert.equal((await resend(staffed)).status, 200);
  });

  test('is for editors of the template alone, of people who take part, with a key', async () => {
    const staffed = await withContacts();
    const { guardian, stranger, child } = staffed.municipality;
    const statuses = [];
    for (const given of [
      { actor: null },
      { actor: staffed.viewer },
      { actor: actorOf(guardian) },
      { person: stranger },
      { person: child },
      { key: '' },
    ])
      statuses.push((await resend(staffed, given)).status);
    assert.deepEqual(statuses, [401, 404, 404, 404, 409, 400]);
    assert.deepEqual(await mailsOf(staffed), []);
  });

  test('is written down: who, to whom, about what', async () => {
    const staffed = await withContacts();
    const { organisation, template, request, guardian } = staffed.municipality;
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) await resend(staffed, { key });
    const acts = await staffed.store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 10 }));
    assert.deepEqual(acts, [
      {
        ...{ seq: 1, type: 'mail-resent', at: NOW, personId: staffed.editor.personId },
        ...{ templateId: template.id, requestId: request.id, receiverId: guardian.id },
      },
    ]);
  });
});

describe('two servers on one PostgreSQL', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  let servers: Awaited<ReturnType<typeof openPostgres>>[];
  before(async () => {
    postgres = await startPostgres();
    const url = await postgres.database('resend');
    servers = await Promise.all([openPostgres(url, AUDIT), openPostgres(url, AUDIT)]);
  });
  after(async () => {
    await Promise.all(servers.map(({ close }) => close()));
    await postgres.stop();
  });

  test('write to nobody twice, when one reminds by itself while staff resend at the other', async () => {
    const [here, there] = servers.map(({ store }) => store) as [Store, Store];
    const staffed = await startStaffed((each) => each, SENT, here);
    const { organisation, template, guardian } = staffed.municipality;
    const contact = { organisationId: organisation.id, personId: guardian.id, language: 'fi' as const };
    await here.transaction((tx) => tx.mail.setContact({ ...contact, source: 'register', email: 'a@posti.example' }));
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) ids.push(await staffed.addRequest(SENT));
    // Sent on the first: the second reminder has been due since the 15th.
    staffed.clock.now = '2026-11-15T08:00:00.000Z';
    const pressing = ids.map((id) =>
      staffed.ask(staffed.editor, {
        method: 'POST',
        path: `/api/templates/${template.id}/requests/${id}/respondents/${guardian.id}/resend`,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        body: '{}',
      }),
    );
    const [planned, ...presses] = await Promise.all([
      planReminders(there, organisation.id, staffed.clock.now),
      ...pressing,
    ]);
    const resent = presses.filter(({ status }) => status === 200).length;
    assert.ok(presses.every(({ status }) => status === 200 || status === 409));
    const mails = (await here.transaction((tx) => tx.mail.mails(organisation.id, 1000))).map((mail) => mail.requestId);
    assert.equal(mails.length, planned + resent);
    assert.equal(new Set(mails).size, mails.length, 'one for each request');
    assert.ok(ids.every((id) => mails.includes(id)));
  });
});
