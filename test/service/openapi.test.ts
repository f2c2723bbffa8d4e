import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routesOf, startService } from './test-service.ts';

interface Operation {
  summary?: string;
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  security?: Record<string, string[]>[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { type: string; scheme: string }> };
}

const { service, ask } = await startService();
const document = (await ask(null, { path: '/api/openapi.json' })).json as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

test('the document is of OpenAPI 3.1', () => {
  assert.match(document.openapi, /^3\.1\.\d$/u);
  assert.ok(document.info.title !== '' && document.info.version !== '');
});

test('it has every route, and nothing else', () => {
  const documented = operations.map(({ name }) => name.replaceAll(/\{([a-z\d]+)\}/giu, ':$1'));
  const served = routesOf(service).filter((route) => route !== 'GET /api/openapi.json');
  assert.deepEqual(documented.sort(), served.sort());
});

test('each operation is described, with a schema for each answer', () => {
  for (const { name, operation } of operations) {
    assert.ok(operation.summary, name);
    assert.ok(
      Object.keys(operation.responses).some((status) => /^20[01]$/u.test(status)),
      name,
    );
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      assert.notEqual(description, '', `${name} ${status}`);
      const types = Object.keys(content ?? {});
      if (Number(status) >= 400) assert.deepEqual(types, ['application/problem+json'], `${name} ${status}`);
      const schema = content?.[types[0] ?? '']?.schema ?? {};
      assert.ok(Object.keys(schema).length > 0, `${name} ${status} has no schema`);
    }
  }
});

test('each operation names the parameters of its address', () => {
  for (const { name, path, operation } of operations) {
    const inAddress = [...path.matchAll(/\{(?<name>[a-z\d]+)\}/giu)].map(({ groups }) => groups?.['name']);
    const named = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name);
    assert.deepEqual(named.sort(), inAddress.sort(), name);
  }
});

test('what a decision is sent with is in it: the message and the two headers', () => {
  const decision = document.paths['/api/consents/{id}/decisions']?.['post'];
  const headers = (decision?.parameters ?? []).filter((parameter) => parameter.in === 'header' && parameter.required);
  assert.deepEqual(headers.map(({ name }) => name).sort(), ['Idempotency-Key', 'If-Match']);
  const text = JSON.stringify(decision?.requestBody?.content['application/json']?.schema);
  for (const word of ['accept', 'refuse', 'withdraw', 'versionId', 'language', '"additionalProperties":false']) {
    assert.ok(text.includes(word), word);
  }
});

test('what other systems ask is asked by a bearer token, and nothing else is', () => {
  for (const token of ['checkToken', 'serviceToken']) {
    const { type, scheme } = document.components.securitySchemes[token]!;
    assert.deepEqual([type, scheme], ['http', 'bearer']);
  }
  const byToken = operations.filter(({ operation }) => operation.security !== undefined);
  assert.deepEqual(
    byToken.map(({ name, operation }) => [name, operation.security]),
    [
      ['GET /api/templates/{id}/check', [{ checkToken: [] }]],
      ['POST /api/services/{id}/users', [{ serviceToken: [] }]],
      ['GET /api/services/{id}/users/{subject}', [{ serviceToken: [] }]],
      ['PUT /api/services/{id}/users/{subject}', [{ serviceToken: [] }]],
      ['DELETE /api/services/{id}/users/{subject}', [{ serviceToken: [] }]],
    ],
  );
});

test('whatever wants a sign-in says so, and that it may want a strong one', () => {
  const asksNobody = ['GET /api/health', 'GET /api/session'];
  for (const { name, operation } of operations)
    if (!operation.security && !asksNobody.includes(name))
      assert.ok(operation.responses['401'] && operation.responses['403'], name);
});
