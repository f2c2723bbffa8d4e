import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a session', () => {
  let demo: Demo;
  let visitor: Visitor;
  let elapsed: number;
  const began = Date.parse('2026-11-22T08:00:00Z');

  beforeEach(async () => {
    elapsed = 0;
    demo = await startDemo({ now: () => new Date(began + elapsed) });
    visitor = new Visitor();
  });
  afterEach(() => demo.stop());

  it('ends when it has not been used for half an hour', async () => {
    await visitor.signIn(demo.origin);
    elapsed = 30 * MINUTE - 1;
    assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
    elapsed += 30 * MINUTE;
    assert.equal(await visitor.name(demo.origin), null);
    assert.equal(demo.sessions.sessions.size, 0, 'and is removed');
  });

  it('ends twelve hours after the sign-in, however busy', async () => {
    await visitor.signIn(demo.origin);
    for (elapsed = 0; elapsed < 12 * HOUR; elapsed += 20 * MINUTE) {
      assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
    }
    elapsed = 12 * HOUR;
    assert.equal(await visitor.name(demo.origin), null);
  });

  it('is not begun by a sign-in that took longer than a quarter of an hour', async () => {
    const choice = await visitor.goToChoice(demo.origin);
    elapsed = 15 * MINUTE;
    const { address } = await visitor.choose(choice, 'ahto');
    assert.equal(address.pathname, '/sign-in/start-again');
    assert.equal(await visitor.name(demo.origin), null);
  });

  it('does not begin with a cookie that the server never gave', async () => {
    for (const value of ['', 'a', 'A'.repeat(43), 'x'.repeat(4000), '%00', "' or 1=1 --"]) {
      visitor.plantCookie('localhost', 'lupa-session', value);
      assert.equal(await visitor.name(demo.origin), null, value.slice(0, 20));
    }
  });
});
