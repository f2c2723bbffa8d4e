import type { LogLine } from '../service/problem.ts';

export type Log = (line: LogLine) => void;

/**
 * Writes one JSON line per event to the standard output. Callers name every field themselves and pass no names of
 * people, identity codes, tokens, addresses with their query, nor texts of errors.
 */
export const logToConsole: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
};
