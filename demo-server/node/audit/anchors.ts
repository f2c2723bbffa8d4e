/**
 * Writes the heads of chains down outside the database, after they have been committed. So what is removed from the
 * database later, a whole request or the end of one, is missed.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainHead, EventChain } from '../../service/event-chain.ts';
import type { Log } from '../log.ts';
import { anchorFiles, linesOf } from './anchor-folder.ts';
import { writtenLine } from './anchor-log.ts';

/** Milliseconds after which anchoring that failed is tried again. */
const PATIENCE = 30_000;

export interface AnchorsOptions {
  /** Made when it is not there. Best on other storage than the database: see docs/audit.md. */
  folder: string;
  chain: EventChain;
  log: Log;
  now?: () => Date;
}

/** One file of anchors, which belongs to this process. It is made with the first head. */
export class Anchors {
  readonly #options: AnchorsOptions;
  /** Heads that wait, the newest of each request. */
  #waiting = new Map<string, ChainHead>();
  #writing: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #file: { name: string; handle: FileHandle; link: string } | undefined;

  constructor(options: AnchorsOptions) {
    this.#options = options;
  }

  /** Heads that have been committed. Returns at once; what cannot be written down is logged and tried again. */
  add(heads: readonly ChainHead[]): void {
    for (const head of heads) this.#waiting.set(JSON.stringify([head.organisationId, head.requestId]), head);
    if (this.#retry === undefined) this.#begin();
  }

  /** Resolves when all that has been added is written down, or could not be. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  /** Writes down what waits and lets go of the file. */
  async close(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#begin();
    await this.settled();
    clearTimeout(this.#retry);
    await this.#letGo();
  }

  /**
   * Adds those heads that no file of the folder has: from before there were anchors, or of a server that was killed
   * between a commit and its anchor.
   */
  async catchUp(heads: AsyncIterable<ChainHead>, stop: AbortSignal): Promise<void> {
    const { folder } = this.#options;
    const anchored = new Map<string, number>();
    const keyOf = ({ organisationId, requestId }: ChainHead) => JSON.stringify([organisationId, requestId]);
    for (const file of await anchorFiles(folder)) {
      for await (const { line } of linesOf(folder, file)) {
        if (line === undefined || 'files' in line) continue;
        anchored.set(keyOf(line), Math.max(line.seq, anchored.get(keyOf(line)) ?? 0));
      }
    }
    for await (const head of heads) {
      if (stop.aborted) return;
      const newer = this.#waiting.get(keyOf(head))?.seq ?? 0;
      if (head.seq > Math.max(newer, anchored.get(keyOf(head)) ?? 0)) this.add([head]);
    }
  }

  #begin(): void {
    if (this.#writing !== undefined || this.#waiting.size === 0) return;
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = this.#waiting;
      this.#waiting = new Map();
      try {
        await this.#write([...batch.values()]);
      } catch (error) {
        this.#options.log({ level: 'error', event: 'anchoring-failed', code: codeOf(error), requests: batch.size });
        for (const [key, head] of batch) if (!this.#waiting.has(key)) this.#waiting.set(key, head);
        // Part of a line may have been written, so what follows goes into another file.
        await this.#letGo().catch(() => undefined);
        this.#retry = setTimeout(() => {
          this.#retry = undefined;
          this.#begin();
        }, PATIENCE).unref();
        return;
      }
    }
  }

  async #write(heads: ChainHead[]): Promise<void> {
    const { chain, now = () => new Date() } = this.#options;
    const file = (this.#file ??= await this.#newFile());
    const at = now().toISOString();
    const texts: string[] = [];
    let { link } = file;
    for (const { organisationId, requestId, seq, mac } of heads) {
      const written = await writtenLine(chain, file.name, { at, organisationId, requestId, seq, mac }, link);
      texts.push(written.text);
      link = written.link;
    }
    await file.handle.appendFile(texts.join(''));
    await file.handle.datasync();
    file.link = link;
  }

  async #newFile() {
    const { folder, chain, now = () => new Date() } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const at = now().toISOString();
    const files = await endsOf(folder);
    // In the order of their beginnings, for whoever looks into the folder.
    const name = `${at.replace(/\W/gu, '-')}-${randomUUID()}.jsonl`;
    const handle = await open(join(folder, name), 'ax', 0o600);
    const { link, text } = await writtenLine(chain, name, { at, files }, null);
    await handle.appendFile(text);
    return { name, handle, link };
  }

  async #letGo(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.handle.close();
  }
}

/** The last link of each file, but for those that another file has named so already. */
async function endsOf(folder: string): Promise<Record<string, string>> {
  const ends = new Map<string, string>();
  const named = new Map<string, Set<string>>();
  for (const file of await anchorFiles(folder)) {
    for await (const { line } of linesOf(folder, file)) {
      if (line === undefined) break;
      ends.set(file, line.link);
      if (!('files' in line)) continue;
      for (const [other, link] of Object.entries(line.files)) {
        named.set(other, (named.get(other) ?? new Set()).add(link));
      }
    }
  }
  return Object.fromEntries([...ends].filter(([file, link]) => named.get(file)?.has(link) !== true));
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error as Error).constructor.name;
}
