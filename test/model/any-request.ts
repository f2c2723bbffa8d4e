/** Requests with any history, for what holds whatever has happened. */
import fc from 'fast-check';
import type { ApprovalMode } from '../../src/model/consent-request.ts';
import { CHILD, GUARDIANS, NOW, requestWith, type Circumstances, type Happening } from './asked-request.ts';

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Happening>('created', 'sent', 'suspended', 'resumed') },
  { weight: 1, arbitrary: fc.constantFrom<Happening>('answering-ended') },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('accepted', 'accepted', 'refused', 'withdrawn'), fc.constantFrom(CHILD, ...GUARDIANS))
      .map(([type, personId]) => `${type} by ${personId}` as Happening),
  },
);
/** What comes after the sending. */
export const happenings = fc
  .tuple(
    fc.array(happening, { maxLength: 10 }),
    fc.integer({ min: 0, max: 60 }),
    fc.constantFrom('closed', 'superseded'),
  )
  // Now and then the organisation closes it or asks it again, at any point.
  .map(([list, at, end]): Happening[] => (at < list.length ? list.toSpliced(at, 0, end as Happening) : list));
export const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  approvalMode: fc.constantFrom<ApprovalMode>('self', 'any-guardian', 'all-guardians'),
  guardians: fc.integer({ min: 0, max: 3 }),
  validUntil: fc.constantFrom(null, null, null, '2026-11-20T11:59:59.999Z', NOW, '2026-11-20T12:00:00.001Z'),
  subjectHeard: fc.boolean(),
});
/** A request that has been sent, with any history. */
export const anyRequest = fc
  .tuple(happenings, circumstances)
  .map(([list, rest]) => requestWith(['created', 'sent', ...list], rest));
