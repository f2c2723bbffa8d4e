import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Anchors } from '../../demo-server/node/audit/anchors.ts';
import { placeKey, readAnchors } from '../../demo-server/node/audit/read-anchors.ts';
import type { ChainHead } from '../../demo-server/service/event-chain.ts';
import type { LogLine } from '../../demo-server/service/problem.ts';
import { CHAIN } from '../service/audit.ts';

const head = (request: string, seq: number): ChainHead => ({
  organisationId: 'kunta',
  requestId: request,
  seq,
  mac: `mac of ${request} ${seq}`,
});

describe('anchors', () => {
  let folder: string;
  let logged: LogLine[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-anchors-'));
    logged = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const inFolder = (name = 'anchors') => join(folder, name);
  const anchorsIn = (name?: string) =>
    new Anchors({ folder: inFolder(name), chain: CHAIN, log: (line) => logged.push(line) });

  /** What is written down, as `request seq`. */
  async function written(): Promise<string[]> {
    const { byRequest, broken } = await readAnchors(inFolder(), CHAIN);
    assert.deepEqual(broken, []);
    return [...byRequest]
      .flatMap(([key, seqs]) => [...seqs.keys()].map((seq) => `${(JSON.parse(key) as string[])[1]} ${seq}`))
      .sort();
  }

  it('are there once they have settled, with the mac that they were given', async () => {
    const anchors = anchorsIn();
    anchors.add([head('a', 1), head('b', 3)]);
    await anchors.settled();
    const { byRequest, anchors: number } = await readAnchors(inFolder(), CHAIN);
    assert.equal(number, 2);
    assert.deepEqual(byRequest.get(placeKey(head('b', 3)))?.get(3), new Set(['mac of b 3']));
    await anchors.close();
  });

  it('are all there after many at once, the newest of each request at least', async () => {
    const anchors = anchorsIn();
    for (let seq = 1; seq <= 50; seq += 1) anchors.add(['a', 'b', 'c'].map((request) => head(request, seq)));
    await anchors.close();
    for (const request of ['a', 'b', 'c']) assert.ok((await written()).includes(`${request} 50`));
  });

  it('make no file where nothing happens', async () => {
    await anchorsIn().close();
    assert.deepEqual(await readdir(folder), []);
  });

  it('of several servers lie in a file each', async () => {
    const servers = [anchorsIn(), anchorsIn(), anchorsIn()];
    servers.forEach((anchors, index) => anchors.add([head(`request-${index}`, 1)]));
    await Promise.all(servers.map((anchors) => anchors.close()));
    assert.equal((await readdir(inFolder())).length, 3);
    assert.deepEqual(await written(), ['request-0 1', 'request-1 1', 'request-2 1']);
  });

  it('that cannot be written down stop nobody, are logged, and are written down later', async () => {
    await writeFile(inFolder(), 'a file where the folder should be');
    const anchors = anchorsIn();
    anchors.add([head('a', 1)]);
    await anchors.settled();
    assert.deepEqual(logged, [{ level: 'error', event: 'anchoring-failed', code: 'EEXIST', requests: 1 }]);
    await rm(inFolder());
    anchors.add([head('b', 1)]);
    await anchors.close();
    assert.deepEqual(await written(), ['a 1', 'b 1']);
  });

  it('catch up with what nobody has written down, and only with that', async () => {
    const first = anchorsIn();
    first.add([head('a', 2), head('b', 1)]);
    await first.close();
    const second = anchorsIn();
    async function* heads() {
      yield* [head('a', 2), head('b', 3), head('c', 1)];
    }
    await second.catchUp(heads(), new AbortController().signal);
    await second.close();
    assert.deepEqual(await written(), ['a 2', 'b 1', 'b 3', 'c 1']);
    assert.equal((await readAnchors(inFolder(), CHAIN)).anchors, 4);
  });

  it('end in the middle of a line after a power cut, which is no tampering', async () => {
    const anchors = anchorsIn();
    anchors.add([head('a', 1)]);
    await anchors.close();
    const [file] = await readdir(inFolder());
    await appendFile(join(inFolder(), file!), '{"at":"2026-11-2');
    const found = await readAnchors(inFolder(), CHAIN);
    assert.deepEqual([found.broken, found.unfinished, found.anchors], [[], [file], 1]);
    const next = anchorsIn();
    next.add([head('b', 1)]);
    await next.close();
    assert.deepEqual(await written(), ['a 1', 'b 1']);
  });

  it('name nobody', async () => {
    const anchors = anchorsIn();
    anchors.add([head('a', 1)]);
    await anchors.close();
    const [file] = await readdir(inFolder());
    const lines = (await readFile(join(inFolder(), file!), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(Object.keys(JSON.parse(lines[1]!) as object).sort(), [
      'at',
      'link',
      'mac',
      'organisationId',
      'requestId',
      'seq',
    ]);
  });
});
