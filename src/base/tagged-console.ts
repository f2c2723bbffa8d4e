const told = new Set<string>();

/** One warning for each tag and message, naming the tag and the remedy. */
export function warnOnce(tag: string, message: string): void {
  const line = `<${tag}> ${message}`;
  if (told.has(line)) return;
  told.add(line);
  console.warn(line);
}
