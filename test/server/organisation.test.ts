/** Whoever is of the staff of several organisations works in one of them at a time, and says in which. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OrganisationList } from '../../src/contract/organisation-list.ts';
import { Visitor, type PersonName } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';

const OTHER = 'helsinki-kulttuuri';

describe('the organisation that one works in', () => {
  let demo: Demo;
  const clock = { now: new Date('2026-11-22T10:00:00.000Z') };

  before(async () => {
    demo = await startDemo({ now: () => clock.now });
  });
  after(() => demo.stop());

  async function signedIn(person: PersonName): Promise<Visitor> {
    const visitor = new Visitor();
    await visitor.signIn(demo.origin, person);
    return visitor;
  }

  const choose = (visitor: Visitor, body: unknown, headers: Record<string, string> = {}) =>
    visitor.api(demo.origin, '/api/session/organisation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  async function current(visitor: Visitor): Promise<string | undefined> {
    const { items } = (await (await visitor.api(demo.origin, '/api/organisations')).json()) as OrganisationList;
    return items.find((each) => each.current)?.id;
  }

  const sessionCookie = (visitor: Visitor) => visitor.cookie('localhost', 'lupa-session');

  it('is chosen, and changes who one is with the session itself', async () => {
    const visitor = await signedIn('hilkka');
    assert.equal(await current(visitor), 'helsinki');
    const before = sessionCookie(visitor);
    assert.ok(before);
    assert.equal((await choose(visitor, { organisationId: OTHER })).status, 200);
    assert.equal(await current(visitor), OTHER);
    assert.equal(await visitor.name(demo.origin), 'Hilkka Henkilöstö');
    assert.notEqual(sessionCookie(visitor), before, 'what was known of the session before is of no use now');

    const stale = new Visitor();
    stale.plantCookie('localhost', 'lupa-session', before);
    assert.equal(await stale.name(demo.origin), null);
    assert.equal((await choose(visitor, { organisationId: 'helsinki' })).status, 200);
    assert.equal(await current(visitor), 'helsinki');
  });

  it('does not make a session last longer', async () => {
    const visitor = await signedIn('hilkka');
    const end = clock.now.getTime() + 12 * 60 * 60_000;
    while (clock.now.getTime() < end - 20 * 60_000) {
      clock.now = new Date(clock.now.getTime() + 20 * 60_000);
      if (clock.now.getTime() < end)
        assert.equal((await choose(visitor, { organisationId: OTHER })).status, 200, String(clock.now));
    }
    clock.now = new Date(end);
    assert.equal(await visitor.name(demo.origin), null);
    assert.equal((await choose(visitor, { organisationId: OTHER })).status, 401);
  });

  it('is one of one’s own', async () => {
    const veikko = await signedIn('veikko');
    for (const organisationId of [OTHER, 'no-such', 'helsinki-']) {
      assert.equal((await choose(veikko, { organisationId })).status, 404, organisationId);
    }
    assert.equal(await current(veikko), 'helsinki');
    const ahto = await signedIn('ahto');
    assert.equal((await choose(ahto, { organisationId: 'helsinki' })).status, 404);
    assert.equal(await ahto.name(demo.origin), 'Ahto Simakuutio');
    assert.equal((await choose(new Visitor(), { organisationId: OTHER })).status, 401);
  });

  it('is asked for by the contract, and by our own pages only', async () => {
    const visitor = await signedIn('hilkka');
    for (const body of [{}, { organisationId: 7 }, { organisationId: 'a b' }, { organisationId: OTHER, more: 1 }]) {
      assert.equal((await choose(visitor, body)).status, 400, JSON.stringify(body));
    }
    const broken = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' };
    assert.equal((await visitor.api(demo.origin, '/api/session/organisation', broken)).status, 400);
    assert.equal((await choose(visitor, { organisationId: OTHER }, { 'Content-Type': 'text/plain' })).status, 415);
    const foreign = await visitor.fetch(`${demo.origin}/api/session/organisation`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      body: JSON.stringify({ organisationId: OTHER }),
    });
    assert.equal(foreign.status, 403);
    assert.equal(await current(visitor), 'helsinki');
  });
});
