import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { msg, str } from '@lit/localize';
import { addMessages, speakingIn } from '../../src/i18n/localize.ts';
import { createProject, type TestProject } from './message-project.ts';

let project: TestProject;
afterEach(() => project.remove());

describe('the files of the translators', () => {
  test('are sorted by id, name the placeholders, and do not change when nothing has', () => {
    project = createProject(
      "export const say = (n: number) => [msg(str`${n} & more`, { id: 'x.b', desc: 'In the heading' }), msg('A', { id: 'x.a' })];",
    );
    project.extract();
    const first = project.read('src/i18n/messages/fi.xlf');
    assert.ok(first.indexOf('"x.a"') < first.indexOf('"x.b"'));
    assert.match(first, /<source><x id="0" equiv-text="\$\{n\}"\/> &amp; more<\/source>/u);
    assert.match(first, /<note>In the heading\. Placeholders: 0 = \$\{n\}<\/note>/u);
    project.extract();
    assert.equal(project.read('src/i18n/messages/fi.xlf'), first);
  });

  test('keep every translation when messages come and go', () => {
    project = createProject("export const say = () => [msg('A', { id: 'x.a' }), msg('B', { id: 'x.b' })];");
    project.extract();
    project.translate('sv', 'x.a', 'Å &lt;ä&gt;');
    project.write(
      'src/element.ts',
      "import { msg } from '@lit/localize';\nexport const say = () => [msg('A', { id: 'x.a' }), msg('C', { id: 'x.c' })];\n",
    );
    project.extract();
    const swedish = project.read('src/i18n/messages/sv.xlf');
    assert.match(swedish, /<target>Å &lt;ä&gt;<\/target>/u);
    assert.match(swedish, /"x\.c"/u);
    assert.doesNotMatch(swedish, /"x\.b"/u);
  });
});

describe('the modules of words', () => {
  test('hold the words of one namespace and leave out what is not translated', async () => {
    project = createProject(
      "export const say = () => [msg('A', { id: 'x.a' }), msg('B', { id: 'x.b' }), msg('Y', { id: 'y.a' })];",
    );
    project.extract();
    project.translate('fi', 'x.a', "L'ä \\ `ö` ${x} &amp; &lt;b&gt;");
    project.translate('sv', 'y.a', 'Y-sv');
    assert.deepEqual(await project.generate('x'), {
      'x.a': ["L'ä \\ `ö` ${x} & <b>", undefined],
      'x.b': [undefined, undefined],
    });
    assert.deepEqual(await project.generate('y'), { 'y.a': [undefined, 'Y-sv'] });
  });

  test('speak, with values in the order of their own language', async () => {
    project = createProject(
      "export const say = (name: string, n: number, day: string) => msg(str`${name} has ${n} of ${day} ${n}!`, { id: 'speak.order' });",
    );
    project.extract();
    project.translate(
      'fi',
      'speak.order',
      '`${hinta}` <x id="2" equiv-text="${day} ${n}"/>: <x id="1"/> – <x id="0"/>',
    );
    addMessages(await project.generate('speak'));
    const say = (name: string, n: number, day: string) =>
      msg(str`${name} has ${n} of ${day} ${n}!`, { id: 'speak.order' });
    assert.equal(
      speakingIn('fi', undefined, () => say('Aino', 2, 'ma')),
      '`${hinta}` ma 2: 2 – Aino',
    );
    assert.equal(
      speakingIn('sv', undefined, () => say('Aino', 2, 'ma')),
      'Aino has 2 of ma 2!',
    );
  });
});
