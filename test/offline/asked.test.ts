/** Of all that goes through a worker, what it has to do with. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kindOf, type Asked, type Kind } from '../../src/offline/asked.ts';
import { readConfiguration, type RosterWorkerConfiguration } from '../../src/offline/configuration.ts';

const SITE = 'https://kunta.example';

function configured(query: string, scope = '/', at = '/lupa-roster-worker.js'): RosterWorkerConfiguration {
  const read = readConfiguration(new URL(`${SITE}${at}?${query}`), `${SITE}${scope}`);
  if ('fault' in read) assert.fail(read.fault);
  return read;
}

const asked = (text: string): Asked => {
  const [first, address = '', as = ''] = text.split(' ');
  const [method, mode, destination] =
    first === 'open' ? ['GET', 'navigate', 'document'] : [first!, as === '' ? 'cors' : 'no-cors', as];
  return { url: new URL(address, SITE).href, method, mode, destination } as Asked;
};

describe('a request is', () => {
  const OURS = 'pages=/staff/templates/*/roster&api=/api';
  const ELSEWHERE = 'pages=/ryhma/*/lista&pages=/lista&api=https://lupa.kunta.example/v1/api/&sign-out=/kirjaudu-ulos';

  const CASES: [configuration: string, request: string, Kind | null][] = [
    [OURS, 'open /staff/templates/a1/roster', 'page'],
    [OURS, 'open /staff/templates/a1/roster/?lang=sv#x', 'page'],
    [OURS, 'open /staff/templates/a1/requests', null],
    [OURS, 'open /staff/templates/a1/b2/roster', null],
    [OURS, 'open /staff/templates//roster', null],
    [OURS, 'open /staff/templates/a1/roster.html', null],
    [OURS, 'open /x/staff/templates/a1/roster', null],
    [OURS, 'open https://other.example/staff/templates/a1/roster', null],
    [OURS, 'open /api/templates/a1/roster', null],
    [OURS, 'GET /api/templates/a1/roster', 'roster'],
    [OURS, 'GET /api/session', 'session'],
    [OURS, 'GET /api/templates/a1/requests?search=Aino', 'api'],
    [OURS, 'GET /api/templates/a1/roster/x', 'api'],
    [OURS, 'GET /apix/session', null],
    [OURS, 'GET https://other.example/api/session', null],
    [OURS, 'POST /api/templates/a1/roster', null],
    [OURS, 'POST /api/session/organisation', null],
    [OURS, 'POST /api/session/sign-out', 'sign-out'],
    [OURS, 'DELETE /api/session/sign-out', 'sign-out'],
    [OURS, 'open /api/session/sign-out?x=1', 'sign-out'],
    [OURS, 'OPTIONS /api/session/sign-out', null],
    [OURS, 'GET /lupa/cdn/roster.js script', 'file'],
    [OURS, 'GET /site/site.css style', 'file'],
    [OURS, 'GET https://cdn.example/letters.woff2 font', 'file'],
    [OURS, 'GET /photos/aino.jpg image', null],
    [OURS, 'GET /other/data.json', null],
    [ELSEWHERE, 'open /ryhma/amiraalit/lista', 'page'],
    [ELSEWHERE, 'open /lista', 'page'],
    [ELSEWHERE, 'GET https://lupa.kunta.example/v1/api/session', 'session'],
    [ELSEWHERE, 'GET https://lupa.kunta.example/v1/api/templates/a1/roster', 'roster'],
    [ELSEWHERE, 'GET /v1/api/session', null],
    [ELSEWHERE, 'open /kirjaudu-ulos', 'sign-out'],
    [ELSEWHERE, 'POST https://lupa.kunta.example/v1/api/session/sign-out', null],
  ];
  for (const [query, request, kind] of CASES) {
    test(`${kind ?? 'none of the worker’s'}: ${request}`, () => {
      assert.equal(kindOf(asked(request), configured(query)), kind);
    });
  }

  test('held against the path as a browser writes it', () => {
    const known = configured(`pages=${encodeURIComponent('/ryhmä/*/lista (uusi)')}&api=/api`);
    assert.equal(kindOf(asked(`open ${encodeURI('/ryhmä/a/lista (uusi)')}`), known), 'page');
    assert.equal(kindOf(asked('open /ryhmaa/a/lista'), known), null);
  });
});

describe('a configuration is refused, with the remedy', () => {
  const CASES: [query: string, scope: string, RegExp][] = [
    ['', '/', /No pages are named.*\?pages=/u],
    ['api=/api', '/', /No pages are named/u],
    ['pages=/a/*', '/', /The API is not named.*&api=\/api/u],
    ['pages=/a/*&api=', '/', /The API is not named/u],
    ['pages=/a/*&api=api', '/', /The API is not named/u],
    ['pages=/a/*&api=//evil.example/api', '/', /The API is not named/u],
    ['pages=/a/*&api=javascript:1', '/', /The API is not named/u],
    ['pages=staff&api=/api', '/', /"staff" is no path of pages/u],
    ['pages=/&api=/api', '/', /"\/" is no path of pages/u],
    ['pages=//x/y&api=/api', '/', /is no path of pages/u],
    ['pages=/a/**&api=/api', '/', /is no path of pages/u],
    ['pages=/a/ros*&api=/api', '/', /is no path of pages.*one whole part/u],
    ['pages=/a?b&api=/api', '/', /is no path of pages/u],
    ['pages=/a&page=/b&api=/api', '/', /"page" is unknown: there are pages, api, sign-out/u],
    ['pages=/a&api=/api&sign-out=out', '/', /sign-out is no address/u],
    [
      'pages=/staff/*/roster&api=/api',
      '/lupa/',
      /its scope is https:\/\/kunta.example\/lupa\/.*Service-Worker-Allowed/u,
    ],
    ['pages=/*/roster&api=/api', '/staff/', /Service-Worker-Allowed/u],
  ];
  for (const [query, scope, fault] of CASES) {
    test(`${query} below ${scope}`, () => {
      const read = readConfiguration(new URL(`${SITE}/worker.js?${query}`), `${SITE}${scope}`);
      assert.ok('fault' in read);
      assert.match(read.fault, fault);
    });
  }
});
