/**
 * Whether no object of a JSON text has two fields of one name (I-JSON, RFC 7493 section 2.3, on which RFC 8785
 * stands). `JSON.parse` keeps the last of them, and a reader of the file sees the first.
 */
export function hasUniqueNames(json: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  for (const [token, name] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[[\]{}]/gsu)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (name !== undefined) {
      const names = open.at(-1);
      const read = JSON.parse(name) as string;
      if (names?.has(read)) return false;
      names?.add(read);
    }
  }
  return true;
}
