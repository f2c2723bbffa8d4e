/** The editor of templates by keys, for who listens, and in the colours and letters that a reader has chosen. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { LupaTemplateEditor } from '../../src/elements/template-editor/template-editor.ts';
import { settled } from './invariants.ts';
import { speak } from './page.ts';
import { byRole, everyElement, focused, nameOf, press, textOf, until } from './screen.ts';
import { headingsOf, openChange, openComplete, openEditor, type Page } from './template-page.ts';

/** Everything that a key leads to: each with the languages and groups in which it stands. */
function controls(page: Page): { name: string; place: string }[] {
  return [...everyElement(page.editor)]
    .filter((each): each is HTMLElement => each.matches('input, textarea, select, [role=textbox]'))
    .filter((each) => each.checkVisibility())
    .map((each) => {
      const places: string[] = [];
      for (let at = each.parentElement; at !== null; at = at.parentElement)
        if (at.matches('[role=group], fieldset')) places.unshift(nameOf(at));
      const labels = [...((each as HTMLInputElement).labels ?? [])].map(textOf).join(' ');
      return { name: labels || nameOf(each), place: places.join(' › ') };
    });
}

describe('the editor, for who listens', () => {
  for (const language of ['fi', 'sv', 'en'] as const) {
    it(`every control has a name of its own in its place, and every place a name (${language})`, async () => {
      const page = await openEditor();
      await page.unfold('sv');
      speak(language);
      await settled();
      const all = controls(page);
      expect(all.length).to.be.above(40);
      expect(all.filter(({ name }) => name === '')).to.deep.equal([]);
      const full = all.map(({ name, place }) => `${place}: ${name}`);
      expect(full.filter((each, index) => full.indexOf(each) !== index)).to.deep.equal([]);
      expect(
        full.some((each) => each.startsWith(': ')),
        'fields outside of a group are few',
      ).to.equal(true);
    });
  }

  for (const level of [2, 3, 4, 5, 6]) {
    it(`headings begin at ${level} and leave out none`, async () => {
      const page = await openEditor();
      page.editor.headingLevel = level;
      await page.unfold('sv');
      press(page.root.getElementById('lupa-publish')!);
      await until(() => page.summary !== null, 'the summary');
      await settled();
      // Headings that somebody wrote in a text are the text's.
      const levels = headingsOf(page.root)
        .map(([each]) => each)
        .filter((each) => each !== undefined);
      expect(levels[0]).to.equal(level);
      for (const [index, each] of levels.entries()) {
        expect(each).to.be.at.most(6);
        if (index > 0) expect(each, `after ${levels[index - 1]}`).to.be.at.most(levels[index - 1]! + 1);
      }
    });
  }

  it('the words of a text are in its language, and those around it in the reader’s', async () => {
    const page = await openEditor();
    speak('sv');
    await settled();
    const field = page.field('texts.fi.name');
    expect(field.lang).to.equal('fi');
    expect(field.labels![0]!.closest('[lang]')!.getAttribute('lang')).to.equal('sv');
    expect(page.root.querySelector('.lupa-title [lang]')!.getAttribute('lang')).to.equal('sv');
  });
});

describe('the editor by keys alone', () => {
  before(() => setViewport({ width: 1024, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  /** What a press at the middle of a control would meet. */
  function isReached(element: Element, root: ShadowRoot): boolean {
    const { left, top, width, height } = element.getBoundingClientRect();
    const met = root.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    return met !== null && (element.contains(met) || met.contains(element));
  }

  it('every control is come to from the top, in the order in which it is read, and none is under the bar', async () => {
    const page = await openEditor();
    await page.unfold('sv');
    page.root.getElementById('lupa-title')!.focus();
    const order = [...everyElement(page.root)];
    const come: Element[] = [];
    const hidden: string[] = [];
    for (let turn = 0; turn < 150; turn += 1) {
      await sendKeys({ press: 'Tab' });
      const at = focused();
      if (at === null || at === document.body || !page.root.contains(at)) break;
      come.push(at);
      if (!isReached(at, page.root)) hidden.push(`${at.localName}#${at.id} ${nameOf(at).slice(0, 40)}`);
    }
    expect(hidden).to.deep.equal([]);
    const places = come.map((each) => order.indexOf(each));
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    const ids = come.map(({ id }) => id);
    for (const id of [
      'lupa-f-texts-fi-name',
      'lupa-f-texts-sv-storage',
      'lupa-f-target',
      'lupa-discard',
      'lupa-publish',
    ])
      expect(ids).to.include(id);
    // And back again.
    for (let turn = 0; turn < come.length - 1; turn += 1) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      const at = focused()!;
      if (!isReached(at, page.root)) hidden.push(`${at.localName}#${at.id} ${nameOf(at).slice(0, 40)}`);
    }
    expect(hidden, 'backwards').to.deep.equal([]);
  }).timeout(30_000);

  it('leads to publishing: the button, the dialog, the end', async () => {
    const page = await openComplete();
    page.root.getElementById('lupa-publish')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => page.dialog !== null && !textOf(page.dialog).includes('Ladataan'), 'the dialog');
    await settled();
    expect(textOf(focused()!)).to.equal('Julkaise lupapohja');
    for (let turn = 0; focused()?.id !== 'lupa-do'; turn += 1) {
      await sendKeys({ press: 'Tab' });
      expect(turn).to.be.below(5);
    }
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(page.root).includes('Julkaistu, versio 1.0'), 'it to be published');
    await until(
      () => focused()?.id === 'lupa-title',
      () => `the title; it is ${focused()?.id}`,
    );
  });

  it('leaves a dialog by Escape', async () => {
    const page = await openEditor();
    page.root.getElementById('lupa-discard')!.focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    await sendKeys({ press: 'Escape' });
    await until(
      () => focused()?.id === 'lupa-discard',
      () => `the button; it is ${focused()?.id}`,
    );
  });

  it('what publishing needs is reached from the line of the summary, and mended', async () => {
    const page = await openEditor();
    press(page.root.getElementById('lupa-publish')!);
    await until(() => focused() === page.summary, 'focus on the summary');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(
      () => focused()?.id === 'lupa-f-triage',
      () => `it is ${focused()?.id}`,
    );
    expect(isReached(focused()!, page.root)).to.equal(true);
  });
});

describe('the editor on a narrow page', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  const LONG = 'Varhaiskasvatusyksikkökohtaisenlapsiryhmävalokuvauslupapyyntölomakepohjaluonnosversiokokoelma';

  function sticksOut(editor: LupaTemplateEditor, width: number): string[] {
    return [...everyElement(editor)]
      .filter((each) => each.checkVisibility() && !each.matches('.lupa-aloud, .lupa-aloud *, thead *'))
      .filter((each) => each.getBoundingClientRect().right > width + 1)
      .map((each) => `<${each.localName} class="${each.getAttribute('class') ?? ''}"> ${textOf(each).slice(0, 40)}`);
  }

  for (const width of [320, 360]) {
    it(`of ${width} px: long Finnish words, errors, a conflict and the dialog stay in it`, async () => {
      await setViewport({ width, height: 640 });
      document.body.style.margin = '0';
      try {
        const page = await openChange('minor');
        await page.unfold('sv');
        await page.write('texts.fi.name', LONG);
        await page.write('texts.fi.storage', LONG);
        await page.saved();
        await page.colleague().writes(['texts.fi.storage', `${LONG} toinen`]);
        await page.write('texts.fi.storage', `${LONG} oma`);
        await page.lineSays(/odottavat sinua/u);
        expect(sticksOut(page.editor, width)).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
        press(byRole('button', /^Ota toisen/u));
        await page.lineSays(/^Kaikki/u);
        press(page.root.getElementById('lupa-publish')!);
        await until(() => page.dialog !== null && textOf(page.dialog).includes('Mikä teksteissä muuttuu'), 'the plan');
        await settled();
        expect(sticksOut(page.editor, width), 'with the dialog').to.deep.equal([]);
        const { bottom } = byRole('button', 'Julkaise', page.dialog).getBoundingClientRect();
        expect(page.dialog.scrollHeight > page.dialog.clientHeight || bottom <= 640).to.equal(true);
      } finally {
        document.body.style.margin = '';
      }
    });
  }

  it('the bar leaves room to write', async () => {
    await setViewport({ width: 320, height: 480 });
    const page = await openEditor();
    const bar = page.root.querySelector('.lupa-bar')!.getBoundingClientRect();
    expect(bar.height).to.be.below(480 / 3);
    page.field('texts.fi.storage').scrollIntoView({ block: 'nearest' });
    expect(page.field('texts.fi.storage').getBoundingClientRect().bottom).to.be.at.most(
      page.root.querySelector('.lupa-bar')!.getBoundingClientRect().top + 1,
    );
  });
});

describe('the editor with forced colours', () => {
  it('keeps a line around every field, part and the bar', async () => {
    const page = await openEditor();
    const boxes = [...everyElement(page.editor)].filter((each) =>
      each.matches('.lupa-field, .lupa-part, .lupa-button'),
    );
    expect(boxes.length).to.be.above(20);
    for (const box of boxes) {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(box);
      expect([parseFloat(borderTopWidth) >= 1, borderTopStyle], box.id).to.deep.equal([true, 'solid']);
    }
    const bar = getComputedStyle(page.root.querySelector('.lupa-bar')!);
    expect(parseFloat(bar.borderTopWidth)).to.be.at.least(1);
  });
});
