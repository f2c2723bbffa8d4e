import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getResponse } from 'msw';
import { handlersFor, SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';

const API = 'https://kunta.example/api';
const now = () => new Date('2026-11-22T10:00:00Z');
const mock = (scenario: ScenarioName) => handlersFor(scenario, { apiUrl: API, now });

async function answer(handlers: ReturnType<typeof mock>, path: string, init?: RequestInit): Promise<Response> {
  const response = await getResponse(handlers, new Request(API + path, init));
  assert.ok(response, `nothing answers ${path}`);
  return response;
}

const STATUSES = {
  waiting: 'requested waiting accept,refuse',
  'in-force': 'given in-force withdraw',
  refused: 'refused not-in-force accept',
  withdrawn: 'withdrawn not-in-force accept',
  'awaiting-others': 'partly-given not-in-force withdraw',
  conflict: 'conflict not-in-force withdraw',
  'answering-ended': 'requested not-in-force ',
  closed: 'closed not-in-force ',
  expired: 'expired not-in-force ',
  suspended: 'suspended not-in-force withdraw',
  'unknown-status': 'delegated shared accept,refuse',
  'long-text': 'requested waiting accept,refuse',
  'safety-ban': 'conflict not-in-force withdraw',
  unreachable: 'given in-force withdraw',
  'subject-said-no': 'conflict not-in-force withdraw',
  'came-of-age': 'needs-renewal waiting accept,refuse',
  'former-guardian': 'needs-renewal not-in-force ',
  purposes: 'requested waiting accept,refuse',
  'some-purposes': 'given in-force accept,withdraw',
  'needs-renewal': 'needs-renewal waiting accept,refuse',
  explicit: 'requested waiting accept,refuse',
  'ends-soon': 'given in-force withdraw',
  'in-advance-offered': 'given in-force withdraw',
  'answered-in-advance': 'given in-force withdraw',
  paper: 'given in-force withdraw',
} satisfies Partial<Record<ScenarioName, string>>;

for (const [scenario, expected] of Object.entries(STATUSES)) {
  test(`in the scenario ${scenario} the request is: ${expected}`, async () => {
    const response = await answer(mock(scenario as ScenarioName), `/consents/${SCENARIO_REQUEST_ID}`);
    const { status, standing, decisions } = (await response.json()) as Record<string, unknown>;
    assert.equal(`${status} ${standing} ${decisions}`, expected);
  });
}

test('nobody is signed in where the scenario says so, and somebody elsewhere', async () => {
  assert.deepEqual(await (await answer(mock('signed-out'), '/session')).json(), { signedIn: false });
  assert.equal((await answer(mock('signed-out'), '/consents')).status, 401);
  assert.deepEqual(await (await answer(mock('empty'), '/consents')).json(), { items: [] });
});

test('a failing server says so as problem+json, and other faults are not answers of ours', async () => {
  const failed = await answer(mock('failed'), '/consents');
  assert.equal(failed.status, 500);
  assert.equal(failed.headers.get('Content-Type'), 'application/problem+json');
  assert.equal((await answer(mock('offline'), '/consents')).type, 'error');
  assert.match((await answer(mock('html'), '/consents')).headers.get('Content-Type') ?? '', /text\/html/u);
});

test('what is decided is kept until the handlers are made anew', async () => {
  const handlers = mock('waiting');
  const path = `/consents/${SCENARIO_REQUEST_ID}`;
  const seen = await answer(handlers, path);
  const { versionId } = (await seen.json()) as { versionId: string };
  const decided = await answer(handlers, `${path}/decisions`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'If-Match': seen.headers.get('ETag') ?? '',
      'Idempotency-Key': 'a-key-of-this-test',
    },
    body: JSON.stringify({ decision: 'accept', versionId, language: 'fi' }),
  });
  assert.equal(decided.status, 200);
  const statusOf = async (from: typeof handlers) =>
    ((await (await answer(from, path)).json()) as { status: string }).status;
  assert.equal(await statusOf(handlers), 'given');
  assert.equal(await statusOf(mock('waiting')), 'requested');
});
