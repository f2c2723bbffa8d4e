/** Between now and the next change a request means the same: what is found by its status may rely on it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import { reachesAge } from '../../src/model/civil-date.ts';
import { APPROVAL_MODES, CUSTODIES, type ConsentRequest, type RequestEvent } from '../../src/model/consent-request.ts';
import { nextChangeAt } from '../../src/model/next-change.ts';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(START + days * DAY).toISOString();

const request = fc
  .record({
    approvalMode: fc.constantFrom(...APPROVAL_MODES),
    custody: fc.constantFrom(...CUSTODIES),
    birthDate: fc.constantFrom(null, '2008-02-29', '2008-03-10', '2013-02-01', '2020-05-05'),
    selfFrom: fc.constantFrom(null, 13),
    validUntil: fc.option(fc.integer({ min: 1, max: 120 }).map(at)),
    subjectHeard: fc.boolean(),
    happened: fc.array(
      fc.record({
        type: fc.constantFrom('accepted', 'refused', 'withdrawn', 'suspended', 'resumed', 'answering-ended', 'closed'),
        by: fc.constantFrom('guardian', 'other', 'subject'),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ custody, happened, birthDate, ...rules }): ConsentRequest => {
    const events = happened.map(({ type, by }, index) => ({
      seq: index + 2,
      at: at(-20 + index),
      type,
      ...(['accepted', 'refused', 'withdrawn'].includes(type) && {
        personId: by,
        shown: { versionId: 'v', language: 'fi' },
      }),
    })) as RequestEvent[];
    return {
      ...rules,
      purposes: ['all'],
      subjectBirthDate: birthDate,
      participants: [
        { personId: 'guardian', role: 'guardian', custody },
        { personId: 'other', role: 'guardian' },
        { personId: 'subject', role: 'subject' },
      ],
      events: [{ seq: 1, type: 'sent', at: at(-30) }, ...events],
    };
  });

test('nothing changes by time before the next change, and who is awaited neither', () => {
  fc.assert(
    fc.property(request, fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 130 }), (each, from, later) => {
      const now = at(from);
      const next = nextChangeAt(each, now);
      assert.ok(next === null || next > now);
      const then = at(from + later);
      if (next !== null && then >= next) return;
      assert.deepEqual(assessRequest(each, then), assessRequest(each, now));
    }),
    { numRuns: 3000 },
  );
});

test('it is the end of the validity, or the day of coming of age, whichever is first and still to come', () => {
  const [young] = fc.sample(request, 1);
  const each = { ...young!, subjectBirthDate: '2008-03-10', selfFrom: null, validUntil: at(20) };
  const ofAge = reachesAge('2008-03-10', 18);
  assert.equal(nextChangeAt(each, at(0)), at(20));
  assert.equal(nextChangeAt(each, at(20)), ofAge);
  assert.equal(nextChangeAt({ ...each, validUntil: null }, ofAge), null);
});
