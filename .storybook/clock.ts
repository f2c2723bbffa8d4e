/**
 * Today in every story, for the servers of the scenarios and for the reader, so that a story looks the same on every
 * day: what is told by the reader's clock ("two days overdue") is of that day too. The clock goes on from there.
 */
export const TODAY = new Date('2026-11-22T10:00:00Z');

const ahead = TODAY.getTime() - Date.now();
const RealDate = Date;
const now = () => RealDate.now() + ahead;

globalThis.Date = new Proxy(RealDate, {
  construct: (date, given, target) => Reflect.construct(date, given.length === 0 ? [now()] : given, target) as Date,
  get: (date, name) => (name === 'now' ? now : (Reflect.get(date, name) as unknown)),
});
