/** Follow-ups over the API: who sees and settles them, what the guardian is told, and whom the mails reach. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { actorIs } from './follow-up-municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startFollowUps, type FollowUps } from './follow-up-municipality.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { composeMail } from '../../demo-server/service/mail/compose-mail.ts';
import { mailToSend } from '../../demo-server/service/mail/deliver.ts';
import { mailText } from '../../demo-server/service/mail/mail-tree.ts';
import { planFollowUpReminders } from '../../demo-server/service/follow-ups/tell-staff.ts';
import type { FollowUp, FollowUpList } from '../../src/contract/follow-ups.ts';
import { GENERAL_INSTRUCTION } from '../../src/model/follow-up.ts';

async function listOf(running: FollowUps, who: keyof FollowUps['staff'], query = ''): Promise<FollowUpList> {
  const answer = await running.ask(running.staff[who], { path: `/api/follow-ups${query}` });
  assert.equal(answer.status, 200);
  return answer.json as FollowUpList;
}

async function mails(running: FollowUps) {
  const { organisation } = running.municipality;
  const found = await running.store.transaction((tx) => tx.mail.mails(organisation.id, 100));
  return found.filter(({ kind }) => kind.startsWith('follow-up')).reverse();
}

const withdraw = async (running: FollowUps) => {
  const { guardian } = running.people;
  assert.equal((await running.decide(guardian, { decision: 'withdraw' })).status, 200);
};

const done = (running: FollowUps, who: keyof FollowUps['staff'], id: string) =>
  running.ask(running.staff[who], {
    ...{ method: 'POST', path: `/api/follow-ups/${id}/done`, body: '{}' },
    headers: { 'Content-Type': 'application/json' },
  });

describe('a withdrawal', () => {
  test('opens one with child, purpose, instruction and day, and names nobody who answers', async () => {
    const running = await startFollowUps();
    assert.deepEqual((await listOf(running, 'editor')).items, []);
    await withdraw(running);
    const answer = await running.ask(running.staff.editor, { path: '/api/follow-ups' });
    const { items, mayComplete, more } = answer.json as FollowUpList;
    assert.deepEqual({ mayComplete, more, count: items.length }, { mayComplete: true, more: false, count: 1 });
    const { id: _, ...told } = items[0]!;
    assert.deepEqual(told, {
      templateId: running.municipality.template.id,
      templateName: { fi: 'Kuvauslupa', sv: 'Fotografering' },
      subject: 'Aino Ahonen',
      purposes: [
        { id: 'photos', name: { fi: 'Suostumus kuvaamiseen', sv: 'Samtycke till fotografering' }, givenAgain: false },
      ],
      instruction: GENERAL_INSTRUCTION,
      openedAt: '2026-11-20T10:00:00.000Z',
      dueDay: '2026-11-27',
      ...{ doneAt: null, doneBy: null },
    });
    for (const name of ['Kaarina', 'Åke', running.people.guardian.personId])
      assert.ok(!answer.text.includes(name), name);
  });

  test('the instruction is that of the version, as it was then', async () => {
    const instruction = { fi: 'Kuvat poistetaan.', sv: 'Bilderna tas bort.' };
    const running = await startFollowUps({ followUp: { days: 2, instruction } });
    await withdraw(running);
    const [followUp] = (await listOf(running, 'editor')).items;
    assert.deepEqual(followUp!.instruction, instruction);
    assert.equal(followUp!.dueDay, '2026-11-22');
  });

  for (const [name, open] of Object.entries({
    memory: async () => new MemoryStore(),
    PGlite: () => openPGliteInMemory(),
  })) {
    test(`is answered with the mark of what is read afterwards, in ${name}: one may change one's mind at once`, async () => {
      const running = await startFollowUps({ store: await open() });
      const { guardian } = running.people;
      const answered = await running.decide(guardian, { decision: 'withdraw' });
      const { etag } = await running.detail(guardian);
      await running.store.close();
      assert.equal(answered.headers.get('ETag'), etag);
    });
  }

  test('given again since: the task stays, and says so', async () => {
    const running = await startFollowUps();
    await withdraw(running);
    running.clock.now = '2026-11-21T10:00:00.000Z';
    await running.decide(running.people.guardian, { decision: 'accept' });
    const { items } = await listOf(running, 'editor');
    assert.deepEqual(
      items.map(({ purposes }) => purposes[0]!.givenAgain),
      [true],
    );
    assert.equal((await running.detail(running.people.guardian)).detail.followUps, undefined);
  });

  test('what is recorded from paper opens one too', async () => {
    const running = await startFollowUps();
    const { template, request, version } = running.municipality;
    const { personId } = running.people.guardian;
    const answer = await running.ask(running.staff.editor, {
      method: 'POST',
      path: `/api/templates/${template.id}/requests/${request.id}/respondents/${personId}/answers`,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({
        ...{ answers: { photos: 'withdraw' }, method: 'paper', versionId: version.id, language: 'fi' },
        ...{ answeredOn: '2026-11-20', evidence: 'Mappi 7' },
      }),
    });
    assert.equal(answer.status, 201);
    assert.equal((await listOf(running, 'editor')).items.length, 1);
  });
});

describe('who sees and settles them', () => {
  const ROWS: [who: keyof FollowUps['staff'], reads: boolean, settles: boolean][] = [
    ['editor', true, true],
    ['viewer', true, false],
    ['carer', true, true],
    ['groupEditor', true, true],
    ['carerElsewhere', false, false],
  ];
  for (const [who, reads, settles] of ROWS) {
    test(who, async () => {
      const running = await startFollowUps();
      await withdraw(running);
      const [{ id }] = (await listOf(running, 'editor')).items as [FollowUp];
      const { template } = running.municipality;
      const list = await listOf(running, who);
      assert.equal(list.items.length, reads ? 1 : 0);
      const ofTemplate = await running.ask(running.staff[who], { path: `/api/follow-ups?template=${template.id}` });
      assert.equal(ofTemplate.status, reads ? 200 : 404);
      const one = await running.ask(running.staff[who], { path: `/api/follow-ups/${id}` });
      assert.equal(one.status, reads ? 200 : 404);
      assert.equal((await done(running, who, id)).status, settles ? 200 : 404);
      assert.equal((await listOf(running, 'editor')).items.length, settles ? 0 : 1);
    });
  }

  test('no citizen, and none of the staff of another organisation', async () => {
    const running = await startFollowUps();
    await withdraw(running);
    const [{ id }] = (await listOf(running, 'editor')).items as [FollowUp];
    const { guardian } = running.people;
    for (const actor of [guardian, actorIs(running.staff.editor, { organisationId: 'elsewhere' })]) {
      for (const path of ['/api/follow-ups', `/api/follow-ups/${id}`])
        assert.equal((await running.ask(actor, { path })).status, 404);
    }
  });

  test('done twice, by two at once, is done once: by the first', async () => {
    const running = await startFollowUps();
    await withdraw(running);
    const [{ id }] = (await listOf(running, 'editor')).items as [FollowUp];
    running.clock.now = '2026-11-24T07:14:00.000Z';
    const answers = await Promise.all([done(running, 'carer', id), done(running, 'editor', id)]);
    running.clock.now = '2026-11-25T07:14:00.000Z';
    answers.push(await done(running, 'groupEditor', id));
    for (const { status, json } of answers) {
      assert.equal(status, 200);
      assert.deepEqual(json, answers[0]!.json);
    }
    assert.equal((answers[0]!.json as FollowUp).doneAt, '2026-11-24T07:14:00.000Z');
    const { organisation, request } = running.municipality;
    const [kept] = await running.store.transaction((tx) => tx.requestsById(organisation.id, [request.id]));
    assert.equal(kept!.events.filter(({ type }) => type === 'follow-up-done').length, 1);
    assert.deepEqual((await listOf(running, 'viewer', '?state=done')).items, [answers[0]!.json]);
  });

  test('the template list counts what is open, for those who see it', async () => {
    const running = await startFollowUps();
    const open = async () => {
      const { json } = await running.ask(running.staff.carer, { path: '/api/templates' });
      return (json as { items: { openFollowUps?: number }[] }).items[0]!.openFollowUps;
    };
    assert.equal(await open(), undefined);
    await withdraw(running);
    assert.equal(await open(), 1);
  });
});

describe('what the guardians are told', () => {
  test('who withdrew: by when what is done, and then when it was', async () => {
    const running = await startFollowUps();
    const { guardian } = running.people;
    assert.equal((await running.detail(guardian)).detail.followUps, undefined);
    const answer = await running.decide(guardian, { decision: 'withdraw' });
    const before = { at: '2026-11-20T10:00:00.000Z', instruction: GENERAL_INSTRUCTION, dueDay: '2026-11-27' };
    assert.deepEqual((answer.json as { followUps: unknown }).followUps, [{ ...before, doneAt: null }]);
    assert.equal((await running.detail(guardian)).etag, answer.headers.get('ETag'));
    const [{ id }] = (await listOf(running, 'carer')).items as [FollowUp];
    running.clock.now = '2026-11-24T07:14:00.000Z';
    await done(running, 'carer', id);
    const { detail, etag } = await running.detail(guardian);
    assert.deepEqual(detail.followUps, [{ ...before, doneAt: '2026-11-24T07:14:00.000Z' }]);
    assert.notEqual(etag, answer.headers.get('ETag'));
    const told = detail.events.map(({ type, seq }) => [seq, type]);
    assert.deepEqual(told.slice(-2), [
      [4, 'withdrawn'],
      [5, 'follow-up-done'],
    ]);
    assert.deepEqual(
      told.map(([seq]) => seq),
      [1, 2, 3, 4, 5],
    );
  });

  for (const isProtected of [false, true]) {
    test(`the others, of ${isProtected ? 'one under a safety ban' : 'anybody'}: nothing, byte by byte`, async () => {
      const running = await startFollowUps({ isProtected });
      const { guardian, otherGuardian, child } = running.people;
      const seen = async () => Promise.all([otherGuardian, child].map((each) => running.detail(each)));
      await running.decide(guardian, { decision: 'withdraw' });
      const opened = await seen();
      for (const { detail } of opened) assert.equal(detail.followUps, undefined);
      const [{ id }] = (await listOf(running, 'carer')).items as [FollowUp];
      running.clock.now = '2026-11-20T10:00:00.001Z';
      await done(running, 'carer', id);
      assert.deepEqual(await seen(), opened);
      // Nor by the time of what they do next.
      running.clock.now = '2026-11-20T10:00:00.000Z';
      const next = await running.decide(otherGuardian, { decision: 'withdraw' });
      const { events } = next.json as { events: { at: string; type: string }[] };
      assert.deepEqual(events.at(-1), { ...events.at(-1), type: 'withdrawn', at: '2026-11-20T10:00:00.000Z' });
    });
  }
});

describe('a no beside a yes of somebody else', () => {
  for (const isProtected of [false, true]) {
    const told = isProtected
      ? 'tells nobody of it, nor that it is done: it stands by a hidden yes'
      : 'is told to who said no';
    test(told, async () => {
      const running = await startFollowUps({ isProtected, mode: 'any-guardian', yes: ['guardian'] });
      const { otherGuardian } = running.people;
      const answer = await running.decide(otherGuardian, { decision: 'refuse' });
      assert.equal((answer.json as { followUps?: object[] }).followUps?.length, isProtected ? undefined : 1);
      const [{ id }] = (await listOf(running, 'carer')).items as [FollowUp];
      const before = await running.detail(otherGuardian);
      running.clock.now = '2026-11-20T10:00:00.001Z';
      assert.equal((await done(running, 'carer', id)).status, 200);
      const after = await running.detail(otherGuardian);
      if (isProtected) assert.deepEqual(after, before);
      else assert.notEqual(after.detail.followUps![0]!.doneAt, null);
      // As where nobody has said yes.
      if (!isProtected) return;
      const alone = await startFollowUps({ isProtected, mode: 'any-guardian', yes: [] });
      const refused = (await alone.decide(alone.people.otherGuardian, { decision: 'refuse' })).json as object;
      assert.deepEqual(Object.keys(answer.json as object), Object.keys(refused));
    });
  }
});

describe('mails to the staff', () => {
  test('go to those of the group who settle them; the others hear of it where there are none', async () => {
    const running = await startFollowUps();
    await withdraw(running);
    const { carer, groupEditor } = running.staff;
    const told = (await mails(running)).map(({ personId }) => personId);
    assert.deepEqual(told.sort(), [carer.personId, groupEditor.personId].sort());

    const without = await startFollowUps({ unwritten: ['carer', 'groupEditor'] });
    await withdraw(without);
    assert.deepEqual(
      (await mails(without)).map(({ personId }) => personId),
      [without.staff.editor.personId],
    );
  });

  test('by day', async () => {
    const running = await startFollowUps();
    running.clock.now = '2026-11-20T22:30:00.000Z';
    await withdraw(running);
    assert.deepEqual(
      new Set((await mails(running)).map(({ notBefore }) => notBefore)),
      new Set(['2026-11-21T07:00:00.000Z']),
    );
  });

  test('say the name of the template and the day, and name no child and no guardian', async () => {
    for (const explicit of [false, true]) {
      const running = await startFollowUps({ explicit });
      await withdraw(running);
      for (const mail of await mails(running)) {
        const about = await mailToSend(running.store, mail, running.clock.now);
        assert.ok(typeof about !== 'string');
        const text = mailText(composeMail(about, 'https://kunta.example'));
        assert.match(text, /27\.11\.2026/u);
        assert.match(text, /https:\/\/kunta\.example\/staff\/tasks/u);
        assert.equal(text.includes('Kuvauslupa'), !explicit);
        assert.doesNotMatch(text, /Aino|Ahonen|Kaarina|Åke/u);
      }
    }
  });

  test('remind before the day, on it and after it, once each, and never of what is done', async () => {
    const running = await startFollowUps({ unwritten: ['groupEditor'] });
    await withdraw(running);
    const { organisation } = running.municipality;
    const planned: string[] = [];
    const plan = async (now: string) => {
      const before = (await mails(running)).length;
      assert.equal(
        await planFollowUpReminders(running.store, organisation.id, now),
        (await mails(running)).length - before,
      );
      if ((await mails(running)).length > before) planned.push(now);
    };
    for (let hour = 0; hour < 24 * 30; hour += 1)
      await plan(new Date(Date.parse('2026-11-20T12:00:00.000Z') + hour * 3_600_000).toISOString());
    assert.deepEqual(planned, [
      '2026-11-25T07:00:00.000Z',
      '2026-11-27T07:00:00.000Z',
      '2026-11-30T07:00:00.000Z',
      '2026-12-03T07:00:00.000Z',
      '2026-12-06T07:00:00.000Z',
    ]);
    const sent = await mails(running);
    const texts = await Promise.all(
      sent.map(async (mail) => {
        const about = await mailToSend(running.store, mail, mail.createdAt);
        return typeof about === 'string' ? about : composeMail(about, 'https://kunta.example').subject;
      }),
    );
    assert.match(texts[0]!, /^Uusi/u);
    assert.deepEqual(
      texts.slice(1).map((text) => text.split(':')[0]),
      ['Muistutus', 'Muistutus', 'Myöhässä', 'Myöhässä', 'Myöhässä'],
    );
    const [{ id }] = (await listOf(running, 'carer')).items as [FollowUp];
    await done(running, 'carer', id);
    for (const mail of sent) assert.equal(await mailToSend(running.store, mail, running.clock.now), 'not-needed');
    assert.equal(await planFollowUpReminders(running.store, organisation.id, '2026-11-25T07:30:00.000Z'), 0);
  });

  test('after servers have stood still only the last reminder goes out', async () => {
    const running = await startFollowUps({ unwritten: ['groupEditor'] });
    await withdraw(running);
    const plan = (now: string) => planFollowUpReminders(running.store, running.municipality.organisation.id, now);
    assert.equal(await plan('2026-11-27T12:00:00.000Z'), 1);
    assert.equal(await plan('2027-01-15T12:00:00.000Z'), 0);
  });
});
