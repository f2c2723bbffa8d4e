import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureLimited } from '../../scripts/build/sizes.ts';
import { dist } from './package.ts';

const sizes = await measureLimited(dist);

for (const { name, gzip, limit } of sizes) {
  test(`${name} is at most ${limit / 1000} kB with Lit and its words, gzip`, () => {
    assert.ok(gzip <= limit, `${gzip} bytes, ${gzip - limit} too many`);
  });
}

test('the pages with consents, and the files of the citizen and of the staff, are what is limited', () => {
  assert.deepEqual(
    sizes.map(({ name }) => name),
    [
      'provider + list',
      'provider + list + detail',
      'cdn/citizen-sv.js',
      'cdn/citizen.js',
      'cdn/helsinki-profile.js',
      'cdn/roster-worker.js',
      'cdn/roster.js',
      'cdn/staff.js',
      'cdn/template-editor.js',
    ],
  );
});
