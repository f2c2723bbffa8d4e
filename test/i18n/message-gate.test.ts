import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { createProject, type TestProject } from './message-project.ts';

const SOURCE =
  "export const say = (n: number) => [msg('Accept', { id: 'x-list.accept' }), msg(str`Requests (${n})`, { id: 'x-list.count' })];";

let project: TestProject;
afterEach(() => project.remove());

/** A project in which everything is translated. */
function translated(source = SOURCE): TestProject {
  project = createProject(source);
  project.extract();
  project.translate('fi', 'x-list.accept', 'Hyväksy');
  project.translate('sv', 'x-list.accept', 'Godkänn');
  project.translate('fi', 'x-list.count', 'Pyynnöt (<x id="0" equiv-text="${n}"/>)');
  project.translate('sv', 'x-list.count', 'Begäranden (<x id="0" equiv-text="${n}"/>)');
  return project;
}

function changeSource(from: string, to: string): void {
  const before = project.read('src/element.ts');
  assert.ok(before.includes(from));
  project.write('src/element.ts', before.replace(from, to));
}

/** Fails unless the gate finds exactly one fault, and that one speaks of all the `words`. */
function assertOneFault(...words: string[]): void {
  const faults = project.faults();
  assert.equal(faults.length, 1, faults.join('\n'));
  for (const word of words) assert.ok(faults[0]?.includes(word), `“${faults[0]}” does not mention “${word}”`);
}

describe('the message gate', () => {
  test('lets complete translations through', () => {
    translated();
    assert.deepEqual(project.faults(), []);
  });

  test('finds a missing target', () => {
    translated();
    project.write(
      'src/i18n/messages/sv.xlf',
      project.read('src/i18n/messages/sv.xlf').replace(/\s*<target>Godk.*/u, ''),
    );
    assertOneFault('sv: x-list.accept', 'not translated');
  });

  test('finds an empty target, and one of spaces', () => {
    translated();
    for (const empty of ['', '  ']) {
      project.translate('fi', 'x-list.accept', empty);
      assertOneFault('fi: x-list.accept', 'not translated');
    }
  });

  test('finds a lost placeholder', () => {
    translated();
    project.translate('fi', 'x-list.count', 'Pyynnöt');
    assertOneFault('fi: x-list.count', 'lost', '{0}');
  });

  test('finds an extra placeholder, and one that stands twice', () => {
    translated();
    for (const extra of ['<x id="0"/><x id="1"/>', '<x id="0"/><x id="0"/>']) {
      project.translate('sv', 'x-list.count', extra);
      assertOneFault('sv: x-list.count', 'extra');
    }
  });

  test('finds a target that is the same as its source, unless a reason is given', () => {
    translated();
    project.translate('sv', 'x-list.accept', 'Accept');
    assertOneFault('sv: x-list.accept', 'same as its source');
    project.write('src/i18n/messages/same-as-source.json', '{"x-list.accept": {"sv": "the same word in Swedish"}}');
    assert.deepEqual(project.faults(), []);
  });

  test('finds Finnish that is the same as Swedish, unless a reason is given', () => {
    translated();
    project.translate('sv', 'x-list.accept', 'Hyväksy');
    assertOneFault('fi=sv: x-list.accept');
    project.write('src/i18n/messages/same-as-source.json', '{"x-list.accept": {"fi=sv": "a name"}}');
    assert.deepEqual(project.faults(), []);
  });

  test('finds an allowance that is not needed, and refuses one without a reason', () => {
    translated();
    project.write('src/i18n/messages/same-as-source.json', '{"x-list.accept": {"sv": "once"}}');
    assertOneFault('x-list.accept (sv)', 'not the same any more');
    project.write('src/i18n/messages/same-as-source.json', '{"x-list.accept": {"sv": " "}}');
    assert.throws(() => project.faults(), /the reason/u);
  });

  test('finds an obsolete unit', () => {
    translated();
    changeSource("msg('Accept', { id: 'x-list.accept' })", 'null');
    const faults = project.faults();
    assert.equal(faults.length, 2, 'one for each language');
    for (const fault of faults) assert.match(fault, /x-list\.accept is not in the code/u);
  });

  test('finds a message that has not been extracted', () => {
    translated();
    changeSource('[msg(', "[msg('Decline', { id: 'x-list.decline' }), msg(");
    const faults = project.faults();
    assert.equal(faults.length, 2, 'one for each language');
    for (const fault of faults) assert.match(fault, /x-list\.decline is not in the file/u);
  });

  test('finds a translation whose source has changed, before and after extraction', () => {
    translated();
    changeSource("'Accept'", "'Accept it'");
    assert.ok(project.faults().some((fault) => /fi: x-list\.accept has another source/u.test(fault)));
    project.extract();
    assert.ok(project.faults().some((fault) => /fi: x-list\.accept was translated from another source/u.test(fault)));
    project.translate('fi', 'x-list.accept', 'Hyväksy se');
    project.translate('sv', 'x-list.accept', 'Godkänn det');
    assert.deepEqual(project.faults(), []);
  });

  test('finds an id without a namespace, and a message without an id', () => {
    translated();
    for (const options of ["{ id: 'accept' }", '{}']) {
      project.write(
        'src/other.ts',
        `import { msg } from '@lit/localize';\nexport const say = () => msg('Yes', ${options});\n`,
      );
      assert.ok(
        project.faults().some((fault) => /^src\/other\.ts:2: msg\(\) needs an id/u.test(fault)),
        options,
      );
    }
  });

  test('finds an id that is not a literal', () => {
    translated();
    project.write(
      'src/other.ts',
      "import { msg } from '@lit/localize';\nexport const say = (id: string) => msg('Yes', { id: `x.${id}` });\n",
    );
    assertOneFault('src/other.ts:2', 'id option must be');
  });

  test('finds one id for two texts', () => {
    translated();
    project.write(
      'src/other.ts',
      "import { msg } from '@lit/localize';\nexport const say = () => msg('Approve', { id: 'x-list.accept' });\n",
    );
    assertOneFault('x-list.accept', '2 places');
  });

  test('finds a text with values that is not a `str` template, and an html template', () => {
    translated();
    project.write(
      'src/other.ts',
      "import { msg } from '@lit/localize';\nexport const say = (n: number) => msg(`No ${n}`, { id: 'x-list.no' });\n",
    );
    assertOneFault('src/other.ts:2', 'str tag');
    project.write(
      'src/other.ts',
      "import { msg } from '@lit/localize';\nimport { html } from 'lit';\nexport const say = () => msg(html`<b>No</b>`, { id: 'x-list.no' });\n",
    );
    assert.ok(project.faults().some((fault) => /x-list\.no is an html template/u.test(fault)));
  });

  test('refuses a file of translations that is broken or names an id twice', () => {
    translated();
    const file = 'src/i18n/messages/fi.xlf';
    const whole = project.read(file);
    project.write(file, whole.replace('</body>', ''));
    assert.throws(() => project.faults(), /fi\.xlf/u);
    project.write(file, whole.replace('x-list.count', 'x-list.accept'));
    assert.throws(() => project.faults(), /x-list\.accept stands twice/u);
  });
});
