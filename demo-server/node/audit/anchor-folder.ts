/** The folder with the files of anchors, one file for each run of each server. */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLine, type AnchorLine } from './anchor-log.ts';

const FILE = /^[\w-]+\.jsonl$/u;

/** Names of the files, in order; none where the folder is not there. */
export async function anchorFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export interface FoundLine {
  /** From 1. */
  number: number;
  /** Undefined for what is not a line of such a file. */
  line: AnchorLine | undefined;
  /** Whether its end was there. That of the last one is not while a server writes it, or after a power cut. */
  ended: boolean;
}

/** The lines of a file one by one. */
export async function* linesOf(folder: string, file: string): AsyncGenerator<FoundLine> {
  let number = 0;
  let rest = '';
  for await (const chunk of createReadStream(join(folder, file), 'utf8')) {
    const texts = (rest + (chunk as string)).split('\n');
    rest = texts.pop()!;
    for (const text of texts) yield { number: ++number, line: parseLine(text), ended: true };
  }
  if (rest !== '') yield { number: ++number, line: undefined, ended: false };
}
