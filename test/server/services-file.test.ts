/** The file of the services: read at the start, or not started. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ConfigurationError } from '../../demo-server/node/configuration.ts';
import { servicesOf } from '../../demo-server/node/services-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lupa-services-'));
after(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'services.json');
const both = { fi: 'A', sv: 'B' };
const read = (text: string) => {
  writeFileSync(file, text);
  return servicesOf({ servicesFile: file, production: true });
};

test('without one there are the services of the demo, and none in production', async () => {
  assert.ok((await servicesOf({ servicesFile: undefined, production: false })).length >= 9);
  assert.deepEqual(await servicesOf({ servicesFile: undefined, production: true }), []);
});

test('the services are those of the file', async () => {
  const services = [{ id: 'boats', name: both, description: both, data: [] }];
  const [boats, ...others] = await read(JSON.stringify({ services }));
  assert.deepEqual([boats?.id, boats?.name, others], ['boats', both, []]);
});

for (const [what, text, fault] of [
  ['that is no JSON', '{', /^SERVICES_FILE .*services\.json: it is not JSON$/u],
  [
    'with a fault',
    JSON.stringify({ services: [{ id: 'boats', description: both, data: [] }] }),
    /: services\.0\.name: /u,
  ],
] as const)
  test(`one ${what} is not started with, and the fault is named`, () =>
    assert.rejects(read(text), (error) => error instanceof ConfigurationError && fault.test(error.message)));

test('neither is one that is not there', () =>
  assert.rejects(
    servicesOf({ servicesFile: join(folder, 'gone'), production: false }),
    /SERVICES_FILE cannot be read/u,
  ));
