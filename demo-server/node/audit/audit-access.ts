/** How the program that verifies asks a server that has the embedded database to itself. */
import { timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { EventChain } from '../../service/event-chain.ts';
import type { AuditReport } from './verify.ts';

export const AUDIT_PATH = '/audit/verify';

export interface AuditAccess {
  /** Who shows it has the key of the events. */
  token: string;
  verify(): Promise<AuditReport>;
}

export function auditToken(chain: EventChain): Promise<string> {
  return chain.tag('audit access', '');
}

/** `POST /audit/verify` with the token as bearer; to anybody else there is nothing here. */
export function auditRoutes({ token, verify }: AuditAccess): Hono {
  const routes = new Hono();
  const expected = Buffer.from(`Bearer ${token}`);
  routes.post(AUDIT_PATH, async (context, next) => {
    const shown = Buffer.from(context.req.header('Authorization') ?? '');
    if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return next();
    return context.json(await verify(), 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}

const Notice = v.object({ pid: v.number(), address: v.string() });

/** Leaves word in the data folder of where the process that has it can be asked. Resolves to its removal. */
export async function leaveNotice(dataFolder: string, address: string): Promise<() => Promise<void>> {
  const path = join(dataFolder, 'server.json');
  await writeFile(path, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  return () => rm(path, { force: true });
}

/** The address at which the process with this pid can be asked; undefined where it has left no word. */
export async function readNotice(dataFolder: string, pid: number): Promise<string | undefined> {
  try {
    const notice = v.parse(Notice, JSON.parse(await readFile(join(dataFolder, 'server.json'), 'utf8')));
    return notice.pid === pid ? notice.address : undefined;
  } catch {
    return undefined;
  }
}

/** Rejects when the server does not answer, or does not know the token. */
export async function askServer(address: string, token: string): Promise<AuditReport> {
  const asking = request(new URL(AUDIT_PATH, address), {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  }).end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve).once('error', reject);
  });
  const answer = await text(response);
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
  return JSON.parse(answer) as AuditReport;
}
