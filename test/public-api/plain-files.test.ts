/** What the smaller Lit of the citizen's files cannot do is refused by the build, not found out by a citizen. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bundle, root } from '../../scripts/build/bundle.ts';

const ELEMENT = join(root, 'src/elements/plain-example.ts');

/** Builds a plain file of one module. */
const build = (code: string) =>
  bundle({
    input: { example: ELEMENT },
    plain: true,
    words: 'calls',
    plugins: [
      {
        name: 'example',
        resolveId: (id) => (id === ELEMENT ? id : null),
        load: (id) => (id === ELEMENT ? code : null),
      },
    ],
  });

const template = (html: string) => `import { html } from 'lit'; export const view = (a) => html\`${html}\`;`;

describe('a plain file', () => {
  for (const [what, code, why] of [
    ['a directive', `export { ref } from 'lit/directives/ref.js';`, /has no directives/u],
    ['a directive of its own', `export { directive } from 'lit/directive.js';`, /has no directives/u],
    [
      'a template of SVG',
      'import { svg } from "lit"; export const icon = svg`<path></path>`;',
      /"svg" is not exported/u,
    ],
    ['noChange', `import { noChange } from 'lit'; export const view = (a) => a ?? noChange;`, /has no noChange/u],
    ['a value on a tag', template('<p class="b" ${a} title=${a}></p>'), /binds no value here/u],
    ['a value on a tag alone', template('<p ${a}></p>'), /binds no value here/u],
    ['a value in a text area', template('<textarea>${a}</textarea>'), /binds no value here/u],
    ['a value in a comment', template('<!-- ${a} -->'), /binds no value here/u],
  ] as const)
    test(`with ${what} is not built`, () => assert.rejects(build(code), why));

  test('binds attributes, properties, events and children', async () => {
    const html =
      '<p class=${a} title="b ${a} > c" ?hidden=${a} .x=${a} @click=${a}>${a} < ${a}<b lang="fi" >${a}</b></p>';
    assert.equal((await build(template(html))).length, 1);
  });
});
