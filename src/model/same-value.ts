/** Whether two values hold the same, as JSON would: objects by what they hold, lists in their order. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null) return one === other;
  if (typeof other !== 'object' || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => Object.hasOwn(other, key) && sameValue(value, (other as typeof one)[key as never]))
  );
}
