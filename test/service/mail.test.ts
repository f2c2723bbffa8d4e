/** Which mails are put in and which are still sent: a request, an answer, reminders; and never one too many. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { composeMail } from '../../demo-server/service/mail/compose-mail.ts';
import { mailText } from '../../demo-server/service/mail/mail-tree.ts';
import { inDaylight } from '../../demo-server/service/mail/daylight.ts';
import { deliver, MailRefused, MAX_ATTEMPTS, type MailToSend } from '../../demo-server/service/mail/deliver.ts';
import { tellOfClosing } from '../../demo-server/service/mail/outbox.ts';
import { planReminders } from '../../demo-server/service/mail/plan-reminders.ts';
import type { NewEvent, NewRequest, Store } from '../../demo-server/service/store.ts';
import type { MailRecord } from '../../demo-server/service/mail/mail-register.ts';
import { inHelsinki } from '../../src/model/civil-date.ts';
import { actorOf, SENT, type Municipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW } from './test-service.ts';

const MINUTE = 60_000;

async function withContacts(
  change: (municipality: Municipality) => Municipality = (each) => each,
  events: NewEvent[] = SENT,
): Promise<Staffed> {
  const staffed = await startStaffed(change, events);
  const { organisation, guardian, otherGuardian } = staffed.municipality;
  await staffed.store.transaction(async (tx) => {
    for (const { id } of [guardian, otherGuardian]) {
      const contact = { organisationId: organisation.id, personId: id, email: `${id}@posti.example` };
      await tx.mail.setContact({ ...contact, language: 'fi', source: 'register' });
    }
  });
  return staffed;
}

function mailsOf({ store, municipality }: Staffed): Promise<MailRecord[]> {
  return store.transaction((tx) => tx.mail.mails(municipality.organisation.id, 1000));
}

/** Kind and receiver of each mail, in one order. */
async function told(staffed: Staffed): Promise<string[]> {
  const { guardian, otherGuardian } = staffed.municipality;
  const names: Record<string, string> = { [guardian.id]: 'guardian', [otherGuardian.id]: 'other' };
  return (await mailsOf(staffed)).map(({ kind, personId }) => `${kind} ${names[personId] ?? personId}`).sort();
}

/** Delivers at an instant; resolves to what was sent. */
async function deliverAt(
  { store, municipality }: { store: Store; municipality: Municipality },
  at: string,
  send: (about: MailToSend) => Promise<void> = async () => {},
) {
  const sent: string[] = [];
  const counts = await deliver({
    store,
    organisationId: municipality.organisation.id,
    now: () => new Date(at),
    async send(about) {
      await send(about);
      sent.push(about.mail.personId);
    },
  });
  return { ...counts, to: sent.sort() };
}

const protectedGuardian = (municipality: Municipality): Municipality => ({
  ...municipality,
  request: {
    ...municipality.request,
    participants: municipality.request.participants.map((each) =>
      each.personId === municipality.guardian.id ? { ...each, protected: true } : each,
    ),
  },
});

describe('asking again', () => {
  test('writes to each who decides and can be written to, once', async () => {
    const staffed = await withContacts();
    await staffed.published({ major: 3, minor: 0 });
    assert.deepEqual(await told(staffed), ['request guardian', 'request other']);
  });

  test('writes to nobody when the change is minor or the publishing fails', async () => {
    const staffed = await withContacts();
    await staffed.published({ minor: 2 });
    const faulty = await staffed.addDraft({ major: 3, minor: 0, texts: {} });
    assert.notEqual((await staffed.publish(staffed.editor, faulty.id)).status, 200);
    assert.deepEqual(await told(staffed), []);
  });

  test('leaves out who has answered in advance', async () => {
    const staffed = await withContacts((each) => ({
      ...each,
      template: { ...each.template, standingConsents: true },
    }));
    const { organisation, guardian, child, version } = staffed.municipality;
    await staffed.store.transaction((tx) =>
      tx.addStandingConsent({
        id: 'standing',
        organisationId: organisation.id,
        personId: guardian.id,
        subjectId: child.id,
        purposeKind: version.purposes[0]!.kind,
        decision: 'accept',
        lastDay: '2027-01-01',
        givenAt: NOW,
        endedAt: null,
      }),
    );
    await staffed.published({ major: 3, minor: 0 });
    assert.deepEqual(await told(staffed), ['request other']);
  });

  test('leaves out who has no contact', async () => {
    const staffed = await startStaffed();
    await staffed.published({ major: 3, minor: 0 });
    assert.deepEqual(await told(staffed), []);
  });
});

describe('an answer', () => {
  test('is confirmed to the one who gave it, and to nobody else', async () => {
    const staffed = await withContacts();
    await staffed.decide(actorOf(staffed.municipality.guardian), { decision: 'refuse' });
    assert.deepEqual(await told(staffed), ['receipt guardian']);
    assert.deepEqual((await deliverAt(staffed, NOW)).to, [staffed.municipality.guardian.id]);
  });

  test('sent again is confirmed once, and one that is not taken is not', async () => {
    const staffed = await withContacts();
    const guardian = actorOf(staffed.municipality.guardian);
    const { etag } = await staffed.detail(guardian);
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) assert.equal((await staffed.decide(guardian, { key, ifMatch: etag })).status, 200);
    assert.equal((await staffed.decide(guardian, { ifMatch: etag })).status, 412);
    assert.deepEqual(await told(staffed), ['receipt guardian']);
  });
});

describe('a closing', () => {
  const close = async (staffed: Staffed) => {
    const { organisation, request } = staffed.municipality;
    return staffed.store.transaction(async (tx) => {
      const [open] = await tx.requestsById(organisation.id, [request.id]);
      const mails = await tellOfClosing(tx, open!, staffed.clock.now);
      await tx.appendEvent(organisation.id, request.id, { type: 'closed', at: staffed.clock.now });
      return mails;
    });
  };

  for (const said of [undefined, 'accept', 'refuse']) {
    test(`is told once to each who was asked: after ${said ?? 'no answer'}`, async () => {
      const staffed = await withContacts();
      if (said !== undefined) await staffed.decide(actorOf(staffed.municipality.guardian), { decision: said });
      await deliverAt(staffed, NOW);
      assert.equal(await close(staffed), 2);
      const { guardian, otherGuardian } = staffed.municipality;
      assert.deepEqual((await deliverAt(staffed, NOW)).to, [guardian.id, otherGuardian.id].sort());
      assert.equal((await deliverAt(staffed, NOW)).taken, 0);
    });
  }

  test('is told alike whether or not somebody under a safety ban has answered', async () => {
    const texts = [];
    for (const answers of [false, true]) {
      const staffed = await withContacts(protectedGuardian);
      const { guardian, otherGuardian } = staffed.municipality;
      if (answers) await staffed.decide(actorOf(guardian), { decision: 'refuse' });
      await deliverAt(staffed, NOW);
      await close(staffed);
      const mails: MailToSend[] = [];
      await deliverAt(staffed, NOW, async (about) => void mails.push(about));
      const toOther = mails.filter(({ mail }) => mail.personId === otherGuardian.id);
      texts.push(
        toOther.map((about) => mailText(composeMail(about, 'https://kunta.example')).replace(/\/l\/\S+/u, '')),
      );
    }
    assert.equal(texts[0]!.length, 1);
    assert.match(texts[0]![0]!, /on sulkenut lupapyynnön/u);
    assert.deepEqual(texts[1], texts[0]);
  });

  test('of a request that is open after all is not told', async () => {
    const staffed = await withContacts();
    const { organisation, request } = staffed.municipality;
    await staffed.store.transaction(async (tx) =>
      tellOfClosing(tx, (await tx.requestsById(organisation.id, [request.id]))[0]!, NOW),
    );
    assert.equal((await deliverAt(staffed, NOW)).notNeeded, 2);
  });
});

describe('a mail that waits', () => {
  const changes: [string, (staffed: Staffed, requestId: string) => Promise<unknown>][] = [
    ['was closed', (staffed, id) => staffed.append(id, { type: 'closed', at: NOW })],
    ['has no more answering', (staffed, id) => staffed.append(id, { type: 'answering-ended', at: NOW })],
    ['was asked anew', (staffed, id) => staffed.append(id, { type: 'superseded', at: NOW, successorId: id })],
  ];
  for (const [what, change] of changes) {
    test(`is not sent when its request ${what}`, async () => {
      const staffed = await withContacts();
      await staffed.published({ major: 3, minor: 0 });
      await change(staffed, (await mailsOf(staffed))[0]!.requestId!);
      const { sent, notNeeded } = await deliverAt(staffed, NOW);
      assert.deepEqual([sent, notNeeded], [0, 2]);
    });
  }

  test('is sent only to those who have not answered meanwhile', async () => {
    const staffed = await withContacts();
    const { version } = await staffed.published({ major: 3, minor: 0 });
    const { guardian, otherGuardian } = staffed.municipality;
    const requestId = (await mailsOf(staffed))[0]!.requestId!;
    await staffed.append(requestId, {
      type: 'accepted',
      at: NOW,
      personId: guardian.id,
      shown: { versionId: version.id, language: 'fi' },
    });
    assert.deepEqual((await deliverAt(staffed, NOW)).to, [otherGuardian.id]);
  });

  test('is sent as before when another answers who is under a safety ban', async () => {
    const outcomes = [];
    for (const answers of [false, true]) {
      const staffed = await withContacts(protectedGuardian);
      const { version } = await staffed.published({ major: 3, minor: 0 });
      const { guardian, otherGuardian } = staffed.municipality;
      const requestId = (await mailsOf(staffed))[0]!.requestId!;
      const refused: NewEvent = {
        type: 'refused',
        at: NOW,
        personId: guardian.id,
        shown: { versionId: version.id, language: 'fi' },
      };
      if (answers) await staffed.append(requestId, refused);
      const { to } = await deliverAt(staffed, NOW);
      outcomes.push(to.filter((each) => each === otherGuardian.id).length);
    }
    assert.deepEqual(outcomes, [1, 1]);
  });

  test('is tried after 1, 2, 4 … 60 minutes, twelve times, and then is dead', async () => {
    const staffed = await withContacts();
    await staffed.decide(actorOf(staffed.municipality.guardian), { decision: 'accept' });
    const down = async () => {
      throw new MailRefused('unreachable', false);
    };
    const waits: number[] = [];
    let now = NOW;
    for (let n = 1; n < MAX_ATTEMPTS; n += 1) {
      assert.equal((await deliverAt(staffed, now, down)).retried, 1);
      const [{ notBefore }] = (await mailsOf(staffed)) as [MailRecord];
      waits.push((Date.parse(notBefore) - Date.parse(now)) / MINUTE);
      now = notBefore;
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
    assert.equal((await deliverAt(staffed, now, down)).dead, 1);
    assert.equal((await mailsOf(staffed))[0]?.error, 'unreachable');
    assert.equal((await deliverAt(staffed, '2027-01-01T00:00:00.000Z')).taken, 0);
  });

  test('is dead at once when its receiver is refused for good, and waits after a fault of ours', async () => {
    const staffed = await withContacts();
    await staffed.published({ major: 3, minor: 0 });
    const { guardian } = staffed.municipality;
    const { dead, retried } = await deliverAt(staffed, NOW, async ({ mail }) => {
      throw mail.personId === guardian.id ? new MailRefused('address-refused', true) : new TypeError('ours');
    });
    assert.deepEqual([dead, retried], [1, 1]);
  });
});

describe('reminders', () => {
  /** Sent on 1 November: due on the 8th and the 15th at nine in Helsinki, 7.00 in UTC. */
  const plan = ({ store, municipality }: Staffed, at: string) => planReminders(store, municipality.organisation.id, at);

  test('are put in when they are due, each once, however often it is asked', async () => {
    const staffed = await withContacts();
    const added: [string, number][] = [];
    for (let day = 1; day <= 30; day += 1) {
      for (const time of ['06:59:59.999Z', '07:00:00.000Z', '18:00:00.000Z']) {
        const at = `2026-11-${String(day).padStart(2, '0')}T${time}`;
        const count = await plan(staffed, at);
        if (count > 0) added.push([at, count]);
      }
    }
    assert.deepEqual(added, [
      ['2026-11-08T07:00:00.000Z', 2],
      ['2026-11-15T07:00:00.000Z', 2],
    ]);
  });

  test('that servers slept through are sent late, but never two at once and never after days', async () => {
    assert.equal(await plan(await withContacts(), '2026-11-10T10:00:00.000Z'), 2);
    assert.equal(await plan(await withContacts(), '2026-11-12T10:00:00.000Z'), 0);
    assert.equal(await plan(await withContacts(), '2026-11-16T10:00:00.000Z'), 2);
  });

  test('are not sent at night', async () => {
    const staffed = await withContacts();
    await plan(staffed, '2026-11-08T23:30:00.000Z');
    assert.deepEqual(
      (await mailsOf(staffed)).map(({ notBefore }) => notBefore),
      ['2026-11-09T07:00:00.000Z', '2026-11-09T07:00:00.000Z'],
    );
  });

  test('are never sent after an answer, whether it came before the planning or after it', async () => {
    const staffed = await withContacts();
    const { guardian, otherGuardian } = staffed.municipality;
    staffed.clock.now = '2026-11-05T08:00:00.000Z';
    await staffed.decide(actorOf(guardian), { decision: 'accept' });
    assert.equal(await plan(staffed, '2026-11-08T07:00:00.000Z'), 1);
    staffed.clock.now = '2026-11-08T07:00:01.000Z';
    await staffed.decide(actorOf(otherGuardian), { decision: 'refuse' });
    const { notNeeded } = await deliverAt(staffed, '2026-11-08T07:00:02.000Z');
    assert.equal(notNeeded, 1);
    assert.equal(await plan(staffed, '2026-11-15T08:00:00.000Z'), 0);
  });

  test('tell those whose yes ends, 30 and 7 days before', async () => {
    const staffed = await withContacts();
    for (const person of [staffed.municipality.guardian, staffed.municipality.otherGuardian]) {
      await staffed.decide(actorOf(person), { decision: 'accept' });
    }
    await deliverAt(staffed, NOW);
    const ending = async (at: string) => [await plan(staffed, at), (await deliverAt(staffed, at)).sent];
    // The last valid day is 5 June 2027; Helsinki is three hours ahead in summer.
    assert.deepEqual(await ending('2027-05-06T05:59:00.000Z'), [0, 0]);
    assert.deepEqual(await ending('2027-05-06T06:00:00.000Z'), [2, 2]);
    assert.deepEqual(await ending('2027-05-29T06:00:00.000Z'), [2, 2]);
    assert.deepEqual(await ending('2027-06-05T06:00:00.000Z'), [0, 0]);
    const kinds = new Set((await mailsOf(staffed)).map(({ kind }) => kind));
    assert.deepEqual(kinds, new Set(['receipt', 'ending']));
  });

  test('are of nothing that does not rest on consent', async () => {
    const staffed = await withContacts((each) => ({
      ...each,
      template: { ...each.template, legalBasis: 'public-task' },
    }));
    assert.equal(await plan(staffed, '2026-11-08T07:00:00.000Z'), 0);
  });

  test('reach everybody of many requests', async () => {
    const staffed = await withContacts();
    const renewed: Partial<NewRequest> = { lastValidDay: null };
    for (let n = 0; n < 205; n += 1) await staffed.addRequest(SENT, renewed);
    assert.equal(await plan(staffed, '2026-11-08T07:00:00.000Z'), 412);
  });
});

test('daylight: no instant is moved to the night, back, or by more than a night', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      const moved = inDaylight(date.toISOString());
      const hour = Number(inHelsinki(moved).hour);
      const wait = Date.parse(moved) - date.getTime();
      assert.ok(hour >= 9 && hour < 20, moved);
      assert.ok(wait >= 0 && wait <= 14 * 60 * MINUTE);
      const wasDay = Number(inHelsinki(date).hour) >= 9 && Number(inHelsinki(date).hour) < 20;
      if (wasDay) assert.equal(wait, 0);
    }),
  );
});
