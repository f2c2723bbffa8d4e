/** Sequences of what two guardians, their child, the organisation and the clock do, in the service and in the model. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { daysAfter, endOfDay, startOfDay } from '../../src/model/civil-date.ts';
import { DECISIONS, isAnswer, type Decision } from '../../src/model/consent-request.ts';
import { FULL } from './extent.ts';
import { actorOf, addMunicipality, newMunicipality, type Municipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { PEOPLE, ReferenceModel, type Act, type Decided, type Person, type Setting } from './reference-model.ts';
import { startService, type Answer, type TestService } from './test-service.ts';

const START = '2026-11-20T10:00:00.000Z';
const LAST_DAY = '2026-12-31';
/** Of age in five days. */
const BIRTH_DATE = '2008-11-25';
const PURPOSES = ['photos', 'web'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Step =
  | { do: 'look' | 'list'; who: Person }
  /** `lost`: the answer never reaches the client. */
  | { do: 'decide'; who: Person; decided: Decided; fresh: boolean; lost: boolean }
  /** One of the messages sent before, the same or changed, under its key. */
  | { do: 'resend'; who: Person; nth: number; changed: boolean }
  | { do: 'ask-by-key'; who: Person; nth: number }
  | { do: 'act'; act: Act }
  | { do: 'wait'; milliseconds: number };

const who = fc.constantFrom<Person[]>('guardian', 'guardian', 'otherGuardian', 'otherGuardian', 'child');
const decision = fc.constantFrom<Decision[]>(...DECISIONS, 'accept');
const decided: fc.Arbitrary<Decided> = fc
  .record({
    all: fc.boolean(),
    decision,
    answers: fc.dictionary(fc.constantFrom(...PURPOSES), decision, { minKeys: 1, noNullPrototype: true }),
    language: fc.constantFrom('fi', 'fi', 'fi', 'sv', 'sv', 'en'),
  })
  .map(({ all, language, ...rest }) => ({
    language,
    ...(all ? { decision: rest.decision } : { answers: rest.answers }),
  }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('look' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('list' as const), who }) },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who,
      decided,
      fresh: fc.boolean(),
      lost: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('resend' as const), who, nth: fc.nat(5), changed: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask-by-key' as const), who, nth: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      act: fc.constantFrom<Act[]>('suspended', 'suspended', 'resumed', 'resumed', 'answering-ended', 'closed'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      // A clock may be behind that of the server before.
      milliseconds: fc.constantFrom(-5000, 0, 1, MINUTE, DAY, 3 * DAY, 15 * DAY, 40 * DAY),
    }),
  },
);

const setting = fc.record({
  mode: fc.constantFrom('any-guardian' as const, 'all-guardians' as const),
  several: fc.boolean(),
  hidden: fc.boolean(),
  heard: fc.boolean(),
  grows: fc.boolean(),
});
type Chosen = typeof setting extends fc.Arbitrary<infer T> ? T : never;

interface Sent {
  key: string;
  decided: Decided;
  ifMatch: string;
  /** What the person saw when they decided. */
  seen: string | undefined;
  /** What was answered, once it was carried out. */
  done?: Answer;
}

/** One person's page: what it saw last, and what it has sent. */
interface Client {
  etag: string;
  seen: string | undefined;
  sent: Sent[];
}

function municipalityOf({ mode, several, hidden, heard, grows }: Chosen): Municipality {
  const base = newMunicipality();
  const purposes = several ? PURPOSES : PURPOSES.slice(0, 1);
  return {
    ...base,
    child: { ...base.child, birthDate: grows ? BIRTH_DATE : null },
    template: { ...base.template, approvalMode: mode, subjectHeard: heard },
    version: {
      ...base.version,
      purposes: purposes.map((id) => ({ id, kind: 'other' })),
    },
    request: {
      ...base.request,
      lastValidDay: LAST_DAY,
      participants: base.request.participants.map((each) =>
        each.personId === base.otherGuardian.id && hidden ? { ...each, protected: true } : each,
      ),
    },
  };
}

class Trial {
  readonly running: TestService;
  readonly municipality: Municipality;
  readonly model: ReferenceModel;
  readonly clients = Object.fromEntries(
    PEOPLE.map((each) => [each, { etag: '"none"', seen: undefined, sent: [] } as Client]),
  ) as Record<Person, Client>;
  /** Which answers have come. */
  readonly answered: Set<number>;

  constructor(running: TestService, municipality: Municipality, chosen: Chosen, answered: Set<number>) {
    this.running = running;
    this.municipality = municipality;
    this.answered = answered;
    const settings: Setting = {
      mode: chosen.mode,
      purposes: municipality.version.purposes.map(({ id }) => id),
      hidden: chosen.hidden,
      heard: chosen.heard,
      ofAge: chosen.grows ? startOfDay('2026-11-25') : null,
      end: endOfDay(LAST_DAY),
      nearEnd: startOfDay(daysAfter(LAST_DAY, -30)),
    };
    const sent = [
      { type: 'created', at: '2026-11-01T08:00:00.000Z' },
      { type: 'sent', at: '2026-11-01T08:05:00.000Z' },
    ];
    this.model = new ReferenceModel(settings, sent, START);
    running.clock.now = START;
  }

  get #path(): string {
    return `/api/consents/${this.municipality.request.id}`;
  }

  async #ask(person: Person, path = ''): Promise<Answer> {
    return this.running.ask(actorOf(this.municipality[person]), { path: this.#path + path });
  }

  #send(person: Person, { key, decided: { language, ...rest }, ifMatch }: Sent): Promise<Answer> {
    return this.running.ask(actorOf(this.municipality[person]), {
      method: 'POST',
      path: `${this.#path}/decisions`,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': ifMatch },
      body: JSON.stringify({ ...rest, language, versionId: this.municipality.version.id }),
    });
  }

  async take(each: Step): Promise<void> {
    switch (each.do) {
      case 'look':
        return this.#look(each.who);
      case 'list':
        return this.#list(each.who);
      case 'decide': {
        if (each.fresh) await this.#look(each.who);
        const { etag: ifMatch, seen } = this.clients[each.who];
        const sent = { key: randomUUID(), decided: each.decided, ifMatch, seen };
        this.clients[each.who].sent.push(sent);
        return this.#carryOut(each.who, sent, each.lost);
      }
      case 'resend': {
        const sent = this.#sentBy(each.who, each.nth);
        if (sent === undefined) return;
        if (!each.changed) return this.#carryOut(each.who, sent, false);
        const language = sent.decided.language === 'fi' ? 'sv' : 'fi';
        const other = { ...sent, decided: { ...sent.decided, language } };
        if (sent.done === undefined) return this.#carryOut(each.who, other, false, sent);
        const { status } = await this.#send(each.who, other);
        this.answered.add(status);
        return assert.equal(status, this.model.mayRead(each.who) ? 422 : 404);
      }
      case 'ask-by-key': {
        const sent = this.#sentBy(each.who, each.nth);
        if (sent === undefined) return;
        const answer = await this.#ask(each.who, `/decisions/${sent.key}`);
        if (sent.done === undefined) return assert.equal(answer.status, 404);
        return assert.equal(answer.text, sent.done.text);
      }
      case 'act': {
        const event = this.model.act(each.act);
        const { organisation, request } = this.municipality;
        await this.running.store.transaction((tx) =>
          tx.appendEvent(organisation.id, request.id, event as { type: Act; at: string }),
        );
        return;
      }
      case 'wait': {
        this.model.now = new Date(Date.parse(this.model.now) + each.milliseconds).toISOString();
        this.running.clock.now = this.model.now;
      }
    }
  }

  #sentBy(person: Person, nth: number): Sent | undefined {
    const { sent } = this.clients[person];
    return sent[nth % Math.max(1, sent.length)];
  }

  async #look(person: Person): Promise<void> {
    const answer = await this.#ask(person);
    this.answered.add(answer.status);
    if (!this.model.mayRead(person)) return assert.equal(answer.status, 404);
    assert.equal(answer.status, 200);
    this.#assertSight(person, answer.json as ConsentDetail);
    this.#remember(person, answer);
  }

  async #list(person: Person): Promise<void> {
    const answer = await this.running.ask(actorOf(this.municipality[person]), { path: '/api/consents' });
    const { items } = answer.json as { items: ConsentSummary[] };
    assert.equal(items.length, this.model.mayRead(person) ? 1 : 0);
    for (const item of items) {
      const { detail } = await this.running.detail(actorOf(this.municipality[person]), item.id);
      assert.deepEqual({ ...detail, ...item }, detail, 'the list says what the request says');
    }
  }

  /** Sends, and holds the answer against that of the model. */
  async #carryOut(person: Person, sent: Sent, lost: boolean, kept: Sent = sent): Promise<void> {
    const answer = await this.#send(person, sent);
    this.answered.add(answer.status);
    if (kept.done !== undefined) {
      // The same intent again: the same answer, and nothing more has happened.
      if (!this.model.mayRead(person)) return assert.equal(answer.status, 404);
      assert.equal(answer.text, kept.done.text);
      return assert.equal(answer.headers.get('ETag'), kept.done.headers.get('ETag'));
    }
    assert.equal(answer.status, this.model.decide(person, sent.decided, sent.seen), JSON.stringify(sent.decided));
    if (answer.status === 200) Object.assign(kept, { done: answer, decided: sent.decided });
    const told =
      answer.status === 200 ? answer.json : [409, 412].includes(answer.status) ? currentIn(answer) : undefined;
    if (told === undefined) return;
    this.#assertSight(person, told as ConsentDetail);
    if (!lost) this.#remember(person, answer);
  }

  #remember(person: Person, answer: Answer): void {
    const client = this.clients[person];
    client.etag = answer.headers.get('ETag') ?? '';
    client.seen = JSON.stringify(this.model.sightOf(person));
  }

  #assertSight(person: Person, detail: ConsentDetail): void {
    const names = new Map(PEOPLE.map((each) => [`${this.municipality[each].givenNames} Ahonen`, each]));
    const byPurpose = <T>(pick: (purpose: ConsentDetail['purposes'][number]) => T) =>
      Object.fromEntries(detail.purposes.map((purpose) => [purpose.id, pick(purpose)]));
    assert.deepEqual(
      {
        since: detail.since,
        status: byPurpose(({ status }) => status),
        answers: byPurpose(({ myAnswer }) => myAnswer),
        decisions: byPurpose(({ decisions }) => decisions),
        respondents: Object.fromEntries(
          detail.respondents.map(({ name, answer, answeredAt }) => [names.get(name), { answer, answeredAt }]),
        ),
        events: detail.events.map(({ type, at, purposes }) => ({ type, at, ...(purposes && { purposes }) })),
        endsSoon: detail.endsSoon,
      },
      this.model.sightOf(person),
      `as ${person} sees it`,
    );
  }

  /** Everything that has happened is kept, once and as it happened, and everybody sees what they should. */
  async finish(): Promise<void> {
    const { organisation, request, version, child } = this.municipality;
    const kept = await this.running.store.transaction((tx) => tx.requestOf(organisation.id, child.id, request.id));
    assert.deepEqual(
      kept!.events,
      this.model.log.map(({ type, at, who: person, purposes, language = '' }, index) => ({
        seq: index + 1,
        type,
        at,
        ...(person && {
          personId: this.municipality[person].id,
          shown: { versionId: version.id, language, hash: `hash-${language}` },
          ...(purposes && { purposes }),
          method: 'web',
        }),
      })),
    );
    assert.ok(kept!.events.filter(isAnswer).every(({ personId }) => personId !== this.municipality.stranger.id));
    for (const person of PEOPLE) await this.#look(person);
  }
}

function currentIn({ json }: Answer): unknown {
  return (json as { current?: unknown }).current;
}

/** Sequences to one service: what they leave in a store in memory is copied by every later transaction. */
const BATCH = 50;

function sequences(name: string, count: number, open: () => Promise<Store>, batch: number): void {
  test(`${count} sequences of commands, and no divergence, on ${name}`, async () => {
    const answered = new Set<number>();
    let running = await startService([], await open());
    let trials = 0;
    await fc.assert(
      fc.asyncProperty(setting, fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }), async (chosen, steps) => {
        trials += 1;
        if (trials % batch === 0) running = await startService([], await open());
        const municipality = municipalityOf(chosen);
        await addMunicipality(running.store, municipality);
        const trial = new Trial(running, municipality, chosen, answered);
        for (const each of steps) await trial.take(each);
        await trial.finish();
        assert.deepEqual(running.logged, []);
      }),
      { numRuns: count },
    );
    await running.store.close();
    // The sequences reach every answer that they can.
    if (count >= 200) assert.deepEqual([...answered].sort(), [200, 400, 404, 409, 412, 422]);
  });
}

sequences('memory', FULL ? 10_000 : 200, async () => new MemoryStore(), BATCH);
sequences('PGlite', FULL ? 500 : 15, () => openPGliteInMemory(), Infinity);
