/** The address of one request, or undefined where the pattern is none that may be linked to. */
export function detailAddress(pattern: string | undefined, id: string): string | undefined {
  if (!pattern?.includes('{id}')) return undefined;
  const address = pattern.replaceAll('{id}', encodeURIComponent(id));
  try {
    return /^https?:$/u.test(new URL(address, location.href).protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
