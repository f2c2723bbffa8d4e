/** Reads all anchors of a folder, and finds out which of its lines somebody has been at. */
import type { EventChain, RequestPlace } from '../../service/event-chain.ts';
import { anchorFiles, linesOf } from './anchor-folder.ts';
import { linkOf, type AnchorLine } from './anchor-log.ts';

/**
 * How a file is broken. `changed`: this line is not what was written, or what was before it is not. `cut-short`:
 * lines at its end are gone. `missing`: the whole file is gone.
 */
export type FileFault = 'changed' | 'cut-short' | 'missing';

export interface BrokenFile {
  file: string;
  /** The first line that is wrong, from 1. */
  line?: number;
  fault: FileFault;
}

export interface FoundAnchors {
  files: number;
  anchors: number;
  /** When the last anchor was written down: UTC instant, null where there is none. */
  lastAt: string | null;
  broken: BrokenFile[];
  /** Files that end in the middle of a line, as one does whose server lost power. */
  unfinished: string[];
  /** Macs by the number of the event, by {@link placeKey}. Only of lines that somebody with the key has written. */
  byRequest: Map<string, Map<number, Set<string>>>;
}

export function placeKey({ organisationId, requestId }: RequestPlace): string {
  return JSON.stringify([organisationId, requestId]);
}

/** All lines are kept in memory: about 300 bytes for each. */
export async function readAnchors(folder: string, chain: EventChain): Promise<FoundAnchors> {
  const found: FoundAnchors = {
    files: 0,
    anchors: 0,
    lastAt: null,
    broken: [],
    unfinished: [],
    byRequest: new Map(),
  };
  /** Links that files are said to have. */
  const named: [file: string, link: string][] = [];
  const links = new Map<string, Set<string>>();
  for (const file of await anchorFiles(folder)) {
    found.files += 1;
    const ofFile = new Set<string>();
    links.set(file, ofFile);
    const brokenLine = await readFile(file, ofFile);
    if (brokenLine !== undefined) found.broken.push({ file, line: brokenLine, fault: 'changed' });
  }
  const isBroken = (file: string) => found.broken.some((broken) => broken.file === file);
  for (const [file, link] of named) {
    if (links.get(file)?.has(link) === true || isBroken(file)) continue;
    found.broken.push({ file, fault: links.has(file) ? 'cut-short' : 'missing' });
  }
  return found;

  /** @returns the number of the first broken line */
  async function readFile(file: string, ofFile: Set<string>): Promise<number | undefined> {
    let brokenLine: number | undefined;
    let previous: string | null = null;
    for await (const { number, line, ended } of linesOf(folder, file)) {
      if (!ended) {
        found.unfinished.push(file);
        break;
      }
      const first = number === 1;
      if (
        line === undefined ||
        (await linkOf(chain, file, line, previous)) !== line.link ||
        'files' in line !== first
      ) {
        brokenLine ??= number;
        // One that hangs on this line, whatever has become of it, is still a line that was written with the key.
        previous = line?.link ?? null;
        continue;
      }
      previous = line.link;
      ofFile.add(line.link);
      keep(line);
    }
    return brokenLine;
  }

  function keep(line: AnchorLine): void {
    if ('files' in line) {
      named.push(...Object.entries(line.files));
      return;
    }
    const { seq, mac, at } = line;
    found.anchors += 1;
    if (found.lastAt === null || at > found.lastAt) found.lastAt = at;
    const key = placeKey(line);
    const ofRequest = found.byRequest.get(key) ?? new Map<number, Set<string>>();
    found.byRequest.set(key, ofRequest.set(seq, (ofRequest.get(seq) ?? new Set()).add(mac)));
  }
}
