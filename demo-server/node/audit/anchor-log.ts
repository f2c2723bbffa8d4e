/**
 * A file of anchors: heads of chains, written down outside the database. Each line is keyed and hangs on the line
 * before, so that none can be changed, removed or put in between without the key.
 *
 * The first line of a file names the last line of the files that were there before it, so that those cannot be cut
 * short or taken away either.
 */
import * as v from 'valibot';
import type { ChainHead, EventChain } from '../../service/event-chain.ts';

const LINKED = { at: v.pipe(v.string(), v.isoTimestamp()), link: v.string() };

/** The beginning of a file: the last link of other files, by their names. */
const Opening = v.object({ ...LINKED, files: v.record(v.string(), v.string()) });
const Anchor = v.object({
  ...LINKED,
  organisationId: v.string(),
  requestId: v.string(),
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  mac: v.string(),
});
const LogLine = v.union([Opening, Anchor]);

export type Opening = v.InferOutput<typeof Opening>;
/** A head, and when it was written down (UTC instant). */
export type Anchor = v.InferOutput<typeof Anchor>;
export type AnchorLine = Opening | Anchor;

type Unlinked = Omit<Opening, 'link'> | (ChainHead & { at: string });

/** Undefined for what is not a line of such a file. */
export function parseLine(text: string): AnchorLine | undefined {
  try {
    return v.parse(LogLine, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * What the line hangs on: everything it says, the name of its file, and the line before.
 *
 * @param previous the link of the line before, null for the first
 */
export function linkOf(chain: EventChain, file: string, line: Unlinked, previous: string | null): Promise<string> {
  const says =
    'files' in line
      ? [line.at, Object.entries(line.files).sort()]
      : [line.at, line.organisationId, line.requestId, line.seq, line.mac];
  return chain.tag('anchor', JSON.stringify([file, previous, ...says]));
}

/** Both kinds of line, linked and as they are written. */
export async function writtenLine(
  chain: EventChain,
  file: string,
  line: Unlinked,
  previous: string | null,
): Promise<{ link: string; text: string }> {
  const link = await linkOf(chain, file, line, previous);
  return { link, text: `${JSON.stringify({ ...line, link })}\n` };
}
