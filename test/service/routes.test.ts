import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { NewEvent } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { actorOf, addSibling, SENT } from './municipality.ts';
import { NOW, startService, type TestService } from './test-service.ts';

describe('the service', () => {
  let running: TestService;
  let guardian: Actor;
  let otherGuardian: Actor;
  beforeEach(async () => {
    running = await startService();
    guardian = actorOf(running.municipality.guardian);
    otherGuardian = actorOf(running.municipality.otherGuardian);
  });

  /** Another request about a child of these guardians, with these events. */
  async function addRequest(
    id: string,
    events: NewEvent[],
    participants = running.municipality.request.participants,
  ): Promise<void> {
    const { organisation } = running.municipality;
    await running.store.transaction(async (tx) => {
      await addSibling(tx, running.municipality, { id, participants });
      for (const event of events) await tx.appendEvent(organisation.id, id, event);
    });
  }

  function answered(type: 'accepted' | 'refused' | 'withdrawn', actor: Actor, at = NOW): NewEvent {
    return {
      type,
      at,
      personId: actor.personId,
      shown: { versionId: running.municipality.version.id, language: 'fi' },
    };
  }

  async function list(actor: Actor): Promise<ConsentSummary[]> {
    const { status, json } = await running.ask(actor, { path: '/api/consents' });
    assert.equal(status, 200);
    return (json as { items: ConsentSummary[] }).items;
  }

  test('says that it answers, and where it keeps its data', async () => {
    const { status, json } = await running.ask(null, { path: '/api/health' });
    assert.equal(status, 200);
    assert.deepEqual(json, { status: 'ok', store: 'memory' });
  });

  test('says who is signed in, and who is not', async () => {
    assert.deepEqual((await running.ask(null, { path: '/api/session' })).json, { signedIn: false });
    assert.deepEqual((await running.ask(guardian, { path: '/api/session' })).json, {
      ...{ signedIn: true, name: 'Kaarina', strength: 'strong' },
    });
  });

  test('answers an address that it does not have as not found', async () => {
    for (const path of ['/', '/api', '/api/', '/api/nothing', '/api/consents/a/b/c/d', '/api/health/more']) {
      for (const actor of [null, guardian]) {
        const { status, json } = await running.ask(actor, { path });
        // Under the consents, who is not signed in learns nothing at all.
        const expected = actor === null && path.startsWith('/api/consents') ? 'sign-in-required' : 'not-found';
        assert.equal((json as { code: string }).code, expected, path);
        assert.equal(status, expected === 'not-found' ? 404 : 401);
      }
    }
  });

  describe('lists', () => {
    test('what waits first, then what is in force, then the rest, each newest first', async () => {
      const at = (day: number): NewEvent[] => [
        { type: 'created', at: `2026-10-${day}T08:00:00.000Z` },
        { type: 'sent', at: `2026-10-${day}T08:00:00.000Z` },
      ];
      const yes = [answered('accepted', guardian), answered('accepted', otherGuardian)];
      await addRequest('in-force-old', [...at(10), ...yes]);
      await addRequest('in-force-new', [...at(20), ...yes]);
      await addRequest('refused', [...at(25), answered('refused', guardian)]);
      await addRequest('closed', [...at(26), { type: 'closed', at: NOW }]);
      await addRequest('waiting-old', at(11));
      const items = await list(guardian);
      assert.deepEqual(
        items.map(({ id, standing }) => [id, standing]),
        [
          [running.municipality.request.id, 'waiting'],
          ['waiting-old', 'waiting'],
          ['in-force-new', 'in-force'],
          ['in-force-old', 'in-force'],
          ['closed', 'not-in-force'],
          ['refused', 'not-in-force'],
        ],
      );
    });

    test('what a card needs', async () => {
      const { request } = running.municipality;
      assert.deepEqual(await list(guardian), [
        {
          id: request.id,
          status: 'requested',
          since: '2026-11-01T08:05:00.000Z',
          standing: 'waiting',
          myAnswer: 'none',
          answeredAt: null,
          subject: { id: running.municipality.child.id, name: 'Aino Ahonen', relation: 'child' },
          requester: { fi: 'Kunta', sv: 'Kommunen' },
          name: { fi: 'Kuvauslupa', sv: 'Fotografering' },
          purpose: { fi: 'Suostumus kuvaamiseen', sv: 'Samtycke till fotografering' },
          lastValidDay: '2027-06-05',
        },
      ]);
    });

    test('nothing for somebody without requests', async () => {
      assert.deepEqual(await list(actorOf(running.municipality.stranger)), []);
    });

    test('nothing that has not been sent yet', async () => {
      await addRequest('draft', [{ type: 'created', at: NOW }]);
      await addRequest('withdrawn-draft', [
        { type: 'created', at: NOW },
        { type: 'closed', at: NOW },
      ]);
      assert.deepEqual(
        (await list(guardian)).map(({ id }) => id),
        [running.municipality.request.id],
      );
      assert.equal((await running.ask(guardian, { path: '/api/consents/draft' })).status, 404);
    });
  });

  describe('shows a request', () => {
    test('with the text in each language as a tree, and who is responsible', async () => {
      const { detail } = await running.detail(guardian);
      assert.deepEqual(Object.keys(detail.texts), ['fi', 'sv']);
      assert.deepEqual(detail.texts.fi?.description, [
        { type: 'heading', depth: 1, runs: [{ text: 'Mitä' }] },
        {
          type: 'list',
          ordered: false,
          items: [[{ text: 'Kuvia', strong: true }, { text: ' – “lainaus” \\ \u{1F4F7}' }]],
        },
      ]);
      assert.equal(detail.texts.sv?.afterRefusing, undefined);
      assert.equal(detail.legalBasis, 'consent');
      assert.deepEqual(detail.controller, {
        name: { fi: 'Kunta', sv: 'Kommunen' },
        contact: { name: 'Päiväkoti', email: 'paivakoti@kunta.example' },
        dataProtectionOfficer: { name: 'Tietosuojavastaava', phone: '09 000 0000' },
      });
    });

    test('to the child whom it is about, without anything to decide', async () => {
      const { detail } = await running.detail(actorOf(running.municipality.child));
      assert.deepEqual(detail.decisions, []);
      assert.equal(detail.subject.relation, 'self');
    });

    test('until the end of its last day in Helsinki', async () => {
      const open = async (now: string) => {
        running.clock.now = now;
        const { detail } = await running.detail(guardian);
        return [detail.status, detail.decisions.length];
      };
      assert.deepEqual(await open('2027-06-05T20:59:59.999Z'), ['requested', 2]);
      assert.deepEqual(await open('2027-06-05T21:00:00.000Z'), ['expired', 0]);
    });

    test('with the answer of the other guardian, but none of their events and no gap for them', async () => {
      await running.decide(otherGuardian, { decision: 'refuse' });
      await running.decide(guardian, { decision: 'accept' });
      const { detail, text } = await running.detail(guardian);
      assert.deepEqual(
        detail.events.map(({ seq, type }) => [seq, type]),
        [
          [1, 'created'],
          [2, 'sent'],
          [3, 'accepted'],
        ],
      );
      assert.deepEqual(
        detail.respondents.map(({ who, name, answer }) => [who, name, answer]),
        [
          ['guardian', 'Åke Ahonen', 'refused'],
          ['you', 'Kaarina Ahonen', 'given'],
        ],
      );
      assert.ok(!text.includes(otherGuardian.personId));
    });

    test('without anything of another guardian who is under a safety ban', async () => {
      const banned = running.municipality.request.participants.map((participant) => ({
        ...participant,
        ...(participant.personId === otherGuardian.personId && { protected: true }),
      }));
      await addRequest('banned', [...SENT, answered('refused', otherGuardian)], banned);
      const { detail, text } = await running.detail(guardian, 'banned');
      assert.equal(detail.status, 'requested');
      for (const secret of ['Åke', otherGuardian.personId]) assert.ok(!text.includes(secret));
    });

    test('with the same ETag as long as it looks the same', async () => {
      const first = await running.detail(guardian);
      assert.match(first.etag, /^"[\w-]{22}"$/u);
      running.clock.now = '2026-12-24T10:00:00.000Z';
      assert.deepEqual(await running.detail(guardian), first);
      await running.decide(guardian, { decision: 'refuse' });
      const second = await running.detail(guardian);
      assert.notEqual(second.etag, first.etag);
      // What the other answers is among what this one sees.
      await running.decide(otherGuardian, { decision: 'refuse' });
      assert.notEqual((await running.detail(guardian)).etag, second.etag);
    });
  });

  describe('takes a decision', () => {
    const outcomes = [
      ['accept', 'partly-given', 'given', ['withdraw']],
      ['refuse', 'refused', 'refused', ['accept']],
    ] as const;
    for (const [decision, status, myAnswer, decisions] of outcomes) {
      test(`${decision}: answers with the request as it is now, and keeps it`, async () => {
        const { status: code, json, headers, text } = await running.decide(guardian, { decision });
        assert.equal(code, 200);
        const detail = json as ConsentDetail;
        assert.equal(detail.status, status);
        assert.equal(detail.myAnswer, myAnswer);
        assert.equal(detail.answeredAt, NOW);
        assert.deepEqual(detail.decisions, decisions);
        const later = await running.detail(guardian);
        assert.equal(later.text, text);
        assert.equal(later.etag, headers.get('ETag'));
      });
    }

    test('withdraw, and after that accept again', async () => {
      await running.decide(guardian, { decision: 'accept' });
      const withdrawn = (await running.decide(guardian, { decision: 'withdraw' })).json as ConsentDetail;
      assert.equal(withdrawn.status, 'withdrawn');
      assert.deepEqual(withdrawn.decisions, ['accept']);
      const again = (await running.decide(guardian, { decision: 'accept' })).json as ConsentDetail;
      assert.equal(again.myAnswer, 'given');
    });

    test('and keeps which text was shown, in which language', async () => {
      await running.decide(guardian, { decision: 'accept', language: 'sv' });
      const { organisation, request, version } = running.municipality;
      const kept = await running.store.transaction((tx) =>
        tx.requestOf(organisation.id, guardian.personId, request.id),
      );
      assert.deepEqual(kept?.events.at(-1), {
        seq: SENT.length + 1,
        type: 'accepted',
        at: NOW,
        personId: guardian.personId,
        shown: { versionId: version.id, language: 'sv', hash: 'hash-sv' },
        method: 'web',
      });
    });

    test('of which the client can ask later whether it was carried out', async () => {
      const key = randomUUID();
      const path = `/api/consents/${running.municipality.request.id}/decisions/${key}`;
      assert.equal((await running.ask(guardian, { path })).status, 404);
      const taken = await running.decide(guardian, { key });
      await running.decide(guardian, { decision: 'withdraw' });
      const found = await running.ask(guardian, { path });
      assert.equal(found.status, 200);
      assert.equal(found.text, taken.text);
      assert.equal(found.headers.get('ETag'), taken.headers.get('ETag'));
      // The same key of somebody else, or under another request, is not it.
      assert.equal((await running.ask(otherGuardian, { path })).status, 404);
      assert.equal(
        (await running.ask(guardian, { path: path.replace(running.municipality.request.id, 'another') })).status,
        404,
      );
    });
  });
});
