/// <reference types="mocha" />
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type PropertyDeclarations } from 'lit';
import { Announcer } from '../../src/base/announcer.ts';
import { defineElement } from '../../src/base/define-element.ts';
import { WidgetElement } from '../../src/base/widget-element.ts';
import { richTextField } from '../../src/elements/template-editor/rich-text/rich-text-field.ts';
import { richTextStyles } from '../../src/elements/template-editor/rich-text/rich-text.styles.ts';
import { richTextMessages } from '../../src/elements/template-editor/rich-text/words.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import type { RichText, TextBlock, TextRun } from '../../src/model/rich-text.ts';
import { richText } from '../../src/presentation/rich-text.ts';
import { GOOGLE_DOCS, WORD } from '../model/clipboard-samples.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { allSaid, heard, put, speak } from './page.ts';
import { allByRole, byRole, descriptionOf, focused, nameOf, shows, textOf, until } from './screen.ts';

/** A form with one formatted text, and a plain field on either side. */
class Desk extends WidgetElement {
  static override styles = [WidgetElement.styles, ...richTextStyles];
  static override messages = [richTextMessages];
  static override properties: PropertyDeclarations = {
    value: { attribute: false },
    readOnly: { attribute: false },
    error: { attribute: false },
    textLanguage: { attribute: false },
    maxLength: { attribute: false },
    shown: { attribute: false },
    fieldId: { attribute: false },
  };

  value: RichText = [];
  readOnly = false;
  error: string | undefined;
  textLanguage = 'fi';
  maxLength = 1000;
  shown = true;
  fieldId = 'lupa-text';
  told: RichText[] = [];
  left = 0;
  sent = 0;
  readonly #announcer = new Announcer(this);

  protected override get stateKind() {
    return 'ready' as const;
  }

  protected override renderWidget(): unknown {
    const send = (event: Event) => {
      event.preventDefault();
      this.sent += 1;
    };
    return html`<form @submit=${send}>
      <h2>Kuvauslupa</h2>
      <label>Nimi <input id="lupa-before" /></label>
      ${
        this.shown
          ? richTextField({
              host: this,
              announcer: this.#announcer,
              id: this.fieldId,
              label: 'Lisätiedot',
              hint: 'Kerro, mitä teette.',
              error: this.error,
              value: this.value,
              lang: this.textLanguage,
              readOnly: this.readOnly,
              maxLength: this.maxLength,
              headingLevel: 2,
              onInput: (text) => {
                this.told.push(text);
                this.value = text;
              },
              onBlur: () => (this.left += 1),
            })
          : ''
      }
      <label>Tallennusaika <input id="lupa-after" /></label>
    </form>`;
  }
}
defineElement('lupa-test-desk', Desk);

const p = (...runs: (string | TextRun)[]): TextBlock => ({ type: 'paragraph', runs: asRuns(runs) });
const h = (depth: 1 | 2, text: string): TextBlock => ({ type: 'heading', depth, runs: [{ text }] });
const list = (ordered: boolean, ...items: string[]): TextBlock => ({
  type: 'list',
  ordered,
  items: items.map((text) => [{ text }]),
});
function asRuns(runs: (string | TextRun)[]): TextRun[] {
  return runs.map((run) => (typeof run === 'string' ? { text: run } : run));
}

let desk: Desk;

async function open(settings: Partial<Desk> = {}): Promise<HTMLElement> {
  desk = await put<Desk>('<lupa-test-desk></lupa-test-desk>');
  await set(settings);
  return surface();
}

async function set(settings: Partial<Desk>): Promise<void> {
  Object.assign(desk, settings);
  await desk.updateComplete;
}

const surface = () => byRole('textbox', 'Lisätiedot');
const part = (name: string) => desk.shadowRoot!.getElementById(`lupa-text-${name}`)!;
const tool = (name: RegExp) => byRole('button', name);

async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
  await settled();
}

/** Presses a key, with others held: `Control+Shift+7`. */
async function keys(...combinations: string[]): Promise<void> {
  for (const combination of combinations) {
    const held = combination.split('+');
    const last = held.pop()!;
    for (const key of held) await sendKeys({ down: key });
    await sendKeys({ press: last });
    for (const key of held.reverse()) await sendKeys({ up: key });
  }
  await settled();
}

function paste(data: Record<string, string>): void {
  const clipboardData = new DataTransfer();
  for (const [kind, text] of Object.entries(data)) clipboardData.setData(kind, text);
  surface().dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

/** Puts the caret into the text, or selects words of it. */
async function select(words: string, { collapse }: { collapse?: 'start' | 'end' } = {}): Promise<void> {
  const place = surface();
  place.focus();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const at = node.data.indexOf(words);
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, collapse === 'end' ? at + words.length : at);
    range.setEnd(node, collapse === 'start' ? at : at + words.length);
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
    // The surface reads the selection when the browser tells of it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return;
  }
  throw new Error(`no "${words}" in ${textOf(place)}`);
}

describe('writing a formatted text', () => {
  it('tells what is typed, as a text', async () => {
    const place = await open();
    place.focus();
    await type('Kuvaamme retkellä.');
    expect(desk.value).to.deep.equal([p('Kuvaamme retkellä.')]);
    await keys('Enter');
    await type('Ja juhlissa.');
    expect(desk.value).to.deep.equal([p('Kuvaamme retkellä.'), p('Ja juhlissa.')]);
  });

  it('understands Markdown as it is typed', async () => {
    const place = await open();
    place.focus();
    await type('# Miksi');
    await keys('Enter');
    await type('Kuvia **tarvitaan** nyt');
    await keys('Enter');
    await type('## Mihin');
    await keys('Enter');
    await type('- kansioon');
    await keys('Enter');
    await type('näyttelyyn');
    await keys('Enter', 'Enter');
    await type('1. ensin');
    await keys('Enter');
    await type('sitten');
    expect(desk.value).to.deep.equal([
      h(1, 'Miksi'),
      p('Kuvia ', { text: 'tarvitaan', strong: true }, ' nyt'),
      h(2, 'Mihin'),
      list(false, 'kansioon', 'näyttelyyn'),
      list(true, 'ensin', 'sitten'),
    ]);
  });

  it('gives back what was typed where Markdown was not meant', async () => {
    const place = await open();
    place.focus();
    await type('- ');
    await keys('Backspace');
    await type('5 astetta');
    expect(desk.value).to.deep.equal([p('- 5 astetta')]);
  });

  it('takes an item out of its list, and joins it to the line above, by Backspace', async () => {
    await open({ value: [p('alku'), list(false, 'yksi', 'kaksi')] });
    await select('kaksi', { collapse: 'start' });
    await keys('Backspace');
    expect(desk.value).to.deep.equal([p('alku'), list(false, 'yksi'), p('kaksi')]);
    await keys('Backspace');
    expect(desk.value).to.deep.equal([p('alku'), list(false, 'yksikaksi')]);
  });

  it('joins the line below by Delete, out of a list too', async () => {
    await open({ value: [p('alku'), list(false, 'yksi', 'kaksi')] });
    await select('alku', { collapse: 'end' });
    await keys('Delete');
    expect(desk.value).to.deep.equal([p('alkuyksi'), list(false, 'kaksi')]);
    await select('alkuyksi', { collapse: 'end' });
    await keys('Delete');
    expect(desk.value).to.deep.equal([p('alkuyksikaksi')]);
  });

  it('shows of what depth a heading is, at levels below the one that it stands under', async () => {
    const place = await open({ value: [h(1, 'a'), h(2, 'b'), p('c')] });
    const sizes = ['h3', 'h4', 'p'].map((tag) => parseFloat(getComputedStyle(place.querySelector(tag)!).fontSize));
    expect(sizes).to.deep.equal([...sizes].sort((one, other) => other - one));
    expect(new Set(sizes).size).to.equal(3);
  });

  it('goes on as a paragraph after a heading', async () => {
    await open({ value: [h(1, 'Otsikko')] });
    await select('Otsikko', { collapse: 'end' });
    await keys('Enter');
    await type('teksti');
    expect(desk.value).to.deep.equal([h(1, 'Otsikko'), p('teksti')]);
  });

  it('can be emptied', async () => {
    const place = await open({ value: [h(1, 'Otsikko'), list(true, 'a', 'b')] });
    place.focus();
    await keys('Control+a', 'Delete');
    expect(desk.value).to.deep.equal([]);
    await type('uusi');
    expect(desk.value).to.deep.equal([p('uusi')]);
  });

  for (const [combination, before, after] of [
    ['Control+b', [p('sana')], [p({ text: 'sana', strong: true })]],
    ['Control+Alt+1', [p('sana')], [h(1, 'sana')]],
    ['Control+Alt+2', [h(1, 'a'), p('sana')], [h(1, 'a'), h(2, 'sana')]],
    ['Control+Shift+7', [p('sana')], [list(true, 'sana')]],
    ['Control+Shift+8', [p('sana')], [list(false, 'sana')]],
  ] as [string, RichText, RichText][]) {
    it(`${combination} formats the words, and Ctrl+Z and Ctrl+Y undo it and do it again`, async () => {
      await open({ value: before });
      await select('sana');
      await keys(combination);
      expect(desk.value).to.deep.equal(after);
      await keys('Control+z');
      expect(desk.value).to.deep.equal(before);
      await keys('Control+y');
      expect(desk.value).to.deep.equal(after);
      await keys(combination);
      expect(desk.value).to.deep.equal(before);
    });
  }

  it('is left by Tab, in both directions, and tells that it was left', async () => {
    const place = await open();
    place.focus();
    await keys('Tab');
    expect(focused()?.id).to.equal('lupa-after');
    expect(desk.left).to.equal(1);
    await keys('Shift+Tab', 'Shift+Tab');
    expect(focused()?.closest('[role=toolbar]')).not.to.equal(null);
    await keys('Shift+Tab');
    expect(focused()?.id).to.equal('lupa-before');
    expect(desk.value).to.deep.equal([]);
  });

  it('takes focus where its label is pressed, and by its id', async () => {
    await open();
    const label = part('label');
    label.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    expect(focused()).to.equal(surface());
  });

  it('keeps every word of an input method to itself until it is whole', async () => {
    const place = await open({ value: [p('alku ')] });
    await select('alku ', { collapse: 'end' });
    place.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    const compose = (text: string) => {
      const line = place.querySelector('p')!.firstChild as Text;
      line.data = text;
      getSelection()!.collapse(line, text.length);
    };
    compose('alku ni');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(desk.told).to.deep.equal([]);
    // A colleague's change of another line waits, and neither is lost.
    await set({ value: [p('alku '), p('kollega')] });
    expect(textOf(place)).not.to.include('kollega');
    compose('alku 日本');
    place.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日本' }));
    await until(() => desk.told.length > 0, 'the words');
    expect(desk.told).to.deep.equal([[p('alku 日本'), p('kollega')]]);
  });
});

describe('the tools of a formatted text', () => {
  it('are a toolbar with a name, and one stop of Tab', async () => {
    const place = await open();
    place.focus();
    const toolbar = byRole('toolbar');
    expect(nameOf(toolbar)).to.equal('Muotoilu: Lisätiedot');
    expect(descriptionOf(toolbar)).to.include('Alt+F10');
    const buttons = allByRole('button', undefined, toolbar);
    expect(buttons.map(nameOf)).to.deep.equal([
      'Lihavointi',
      'Otsikko',
      'Väliotsikko',
      'Luettelo',
      'Numeroitu luettelo',
      'Linkki',
      'Sanojen kieli',
      'Kumoa',
      'Tee uudelleen',
    ]);
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0).length).to.equal(1);
  });

  it('are gone through by arrow keys, Home and End, and left by Escape', async () => {
    const place = await open();
    place.focus();
    await keys('Alt+F10');
    const at = () => nameOf(focused()!);
    expect(at()).to.equal('Lihavointi');
    await keys('ArrowRight');
    expect(at()).to.equal('Otsikko');
    await keys('End');
    expect(at()).to.equal('Tee uudelleen');
    await keys('ArrowRight');
    expect(at()).to.equal('Lihavointi');
    await keys('ArrowLeft', 'Home', 'ArrowRight');
    expect(at()).to.equal('Otsikko');
    await keys('Escape');
    expect(focused()).to.equal(surface());
    await keys('Alt+F10');
    expect(at()).to.equal('Otsikko');
  });

  it('format the selected words, say what is on, and give focus back to the text', async () => {
    await open({ value: [p('yksi kaksi')] });
    await select('kaksi');
    expect(tool(/^Lihavointi/u).getAttribute('aria-pressed')).to.equal('false');
    await keys('Alt+F10', 'Enter');
    expect(focused()).to.equal(surface());
    expect(tool(/^Lihavointi/u).getAttribute('aria-pressed')).to.equal('true');
    expect(desk.value).to.deep.equal([p('yksi ', { text: 'kaksi', strong: true })]);
    tool(/^Numeroitu/u).click();
    await settled();
    expect(tool(/^Numeroitu/u).getAttribute('aria-pressed')).to.equal('true');
    expect(desk.value[0]!.type).to.equal('list');
    tool(/^Kumoa/u).click();
    tool(/^Kumoa/u).click();
    await settled();
    expect(desk.value).to.deep.equal([p('yksi kaksi')]);
    expect(tool(/^Kumoa/u).getAttribute('aria-disabled')).to.equal('true');
  });

  it('make bold what is typed next', async () => {
    const place = await open();
    place.focus();
    await type('a ');
    await keys('Control+b');
    await type('b');
    await keys('Control+b');
    await type(' c');
    expect(desk.value).to.deep.equal([p('a ', { text: 'b', strong: true }, ' c')]);
  });

  it('mark the language of words, and take it back', async () => {
    await open({ value: [p('juhlimme Luciaa')] });
    await select('Luciaa');
    tool(/^Sanojen kieli/u).click();
    await settled();
    const choices = allByRole('menuitemradio').map(nameOf);
    expect(choices).to.deep.equal(['Sama kuin muun tekstin', 'svenska', 'English', 'davvisámegiella']);
    expect(focused()).to.equal(byRole('menuitemradio', 'Sama kuin muun tekstin'));
    await keys('ArrowDown', 'Enter');
    expect(desk.value).to.deep.equal([p('juhlimme ', { text: 'Luciaa', lang: 'sv' })]);
    expect(focused()).to.equal(surface());
    expect(surface().querySelector('[lang=sv]')?.textContent).to.equal('Luciaa');
    expect(nameOf(tool(/^Sanojen kieli/u))).to.include('svenska');
    tool(/^Sanojen kieli/u).click();
    await settled();
    await keys('Escape');
    expect(focused()).to.equal(tool(/^Sanojen kieli/u));
    await keys('Enter', 'Home', 'Enter');
    expect(desk.value).to.deep.equal([p('juhlimme Luciaa')]);
  });

  it('open one thing at a time, and let focus go where it goes', async () => {
    await open({ value: [p('sana')] });
    await select('sana');
    tool(/^Sanojen kieli/u).click();
    await settled();
    surface().focus();
    await settled();
    expect(allByRole('menu')).to.deep.equal([]);
    expect(focused()).to.equal(surface());
    tool(/^Sanojen kieli/u).click();
    await settled();
    tool(/^Linkki/u).click();
    await settled();
    expect(allByRole('menu')).to.deep.equal([]);
    expect(focused()?.id).to.equal('lupa-text-link-address');
    tool(/^Sanojen kieli/u).click();
    await settled();
    expect(allByRole('group', 'Linkki')).to.deep.equal([]);
  });

  it('are not there for one who may only read, and nothing can be changed', async () => {
    const place = await open({ value: [p('sana')], readOnly: true });
    expect(allByRole('toolbar')).to.deep.equal([]);
    expect(place.getAttribute('aria-readonly')).to.equal('true');
    byRole('textbox').focus();
    expect(focused()).to.equal(place);
    await type('x');
    paste({ 'text/plain': 'y' });
    await settled();
    expect(textOf(place)).to.equal('sana');
    expect(desk.told).to.deep.equal([]);
    await set({ readOnly: false });
    await select('sana', { collapse: 'end' });
    await type('!');
    expect(desk.value).to.deep.equal([p('sana!')]);
  });
});

describe('links of a formatted text', () => {
  const field = (name: string) =>
    [...desk.shadowRoot!.querySelectorAll('input')].find((each) => nameOf(each) === name)!;

  it('are made of the selected words by Ctrl+K', async () => {
    await open({ value: [p('lue tietosuojaseloste nyt')] });
    await select('tietosuojaseloste');
    await keys('Control+k');
    expect(focused()).to.equal(field('Osoite'));
    expect(surface().querySelector('.lupa-pointed')?.textContent).to.equal('tietosuojaseloste');
    await type('https://kunta.example/a');
    await keys('Enter');
    expect(desk.value).to.deep.equal([
      p('lue ', { text: 'tietosuojaseloste', href: 'https://kunta.example/a' }, ' nyt'),
    ]);
    expect(focused()).to.equal(surface());
    expect(desk.sent, 'Enter is of the link alone').to.equal(0);
    expect(getComputedStyle(surface().querySelector('a')!).textDecorationLine).to.equal('underline');
    await keys('ArrowRight');
    await type('!');
    expect(desk.value).to.deep.equal([
      p('lue ', { text: 'tietosuojaseloste', href: 'https://kunta.example/a' }, '! nyt'),
    ]);
  });

  it('are made with words of their own where none are selected', async () => {
    const place = await open();
    place.focus();
    await type('Katso ');
    await keys('Control+k');
    expect(focused()).to.equal(field('Linkin teksti'));
    await keys('Enter');
    await shows(desk, 'Kirjoita linkin teksti.');
    expect(focused()).to.equal(field('Linkin teksti'));
    await type('ohje');
    await keys('Tab');
    await type('mailto:luvat@kunta.example');
    await keys('Enter');
    expect(desk.value).to.deep.equal([p('Katso ', { text: 'ohje', href: 'mailto:luvat@kunta.example' })]);
  });

  it('say which addresses they take, and complete one that was meant', async () => {
    await open({ value: [p('ohje')] });
    await select('ohje');
    await keys('Control+k');
    await type('javascript:alert(1)');
    await keys('Enter');
    await shows(desk, 'https://, mailto: tai tel:');
    expect(focused()).to.equal(field('Osoite'));
    expect(field('Osoite').getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(field('Osoite'))).to.include('Tähän osoitteeseen ei voi linkittää');
    await keys('Control+a');
    await type('www.kunta.fi/ohje');
    await keys('Enter');
    expect(field('Osoite').value).to.equal('https://www.kunta.fi/ohje');
    expect(descriptionOf(field('Osoite'))).to.include('Täydensimme osoitteen');
    expect(desk.told).to.deep.equal([]);
    await keys('Enter');
    expect(desk.value).to.deep.equal([p({ text: 'ohje', href: 'https://www.kunta.fi/ohje' })]);
  });

  it('are changed and removed as a whole, and kept as they were by Escape', async () => {
    const link = { text: 'tietosuojaseloste', href: 'https://kunta.example/a' };
    await open({ value: [p('lue ', link)] });
    await select('suoja', { collapse: 'start' });
    await keys('Control+k');
    expect(field('Osoite').value).to.equal(link.href);
    await keys('Escape');
    expect(focused()).to.equal(surface());
    expect(desk.told).to.deep.equal([]);
    await keys('Control+k', 'Control+a');
    await type('tel:+358401234567');
    await keys('Enter');
    expect(desk.value).to.deep.equal([p('lue ', { text: 'tietosuojaseloste', href: 'tel:+358401234567' })]);
    await keys('Control+k');
    byRole('button', 'Poista linkki').click();
    await settled();
    expect(desk.value).to.deep.equal([p('lue tietosuojaseloste')]);
    expect(focused()).to.equal(surface());
  });
});

describe('pasting into a formatted text', () => {
  it('keeps what Word means, and says what was left out', async () => {
    const place = await open();
    place.focus();
    paste({ 'text/html': WORD, 'text/plain': 'Kuvaus päiväkodissa' });
    await settled();
    expect(desk.value.map(({ type: kind }) => kind)).to.deep.equal([
      ...['heading', 'paragraph', 'heading', 'list', 'heading', 'list', 'paragraph'],
    ]);
    expect(place.querySelector('script, style, img:not(.ProseMirror-separator), [style]')).to.equal(null);
    expect(textOf(desk)).to.include('Kuvat jätettiin pois.');
    await allSaid();
    expect(heard.at(-1)!.text).to.include('Kuvat jätettiin pois.');
    byRole('button', 'Sulje ilmoitus').click();
    await settled();
    expect(textOf(desk)).not.to.include('Kuvat jätettiin pois.');
    expect(focused()).to.equal(surface());
    await keys('Control+z');
    expect(desk.value).to.deep.equal([]);
  });

  it('comes where the caret is', async () => {
    await open({ value: [p('alku loppu')] });
    await select('alku ', { collapse: 'end' });
    paste({ 'text/html': '<b>väli</b> ', 'text/plain': 'väli ' });
    await settled();
    await type('x');
    expect(desk.value).to.deep.equal([p('alku ', { text: 'väli', strong: true }, ' xloppu')]);
  });

  it('takes plain text, and a document from Google', async () => {
    const place = await open();
    place.focus();
    paste({ 'text/plain': '# Otsikko\n\n- a\n- b' });
    await settled();
    expect(desk.value).to.deep.equal([h(1, 'Otsikko'), list(false, 'a', 'b')]);
    await keys('Control+a');
    paste({ 'text/html': GOOGLE_DOCS });
    await settled();
    expect(desk.value[0]).to.deep.equal(h(1, 'Otsikko'));
  });

  it('runs nothing and loads nothing', async () => {
    const place = await open();
    place.focus();
    paste({
      'text/html':
        '<img src="/never.png" onerror="window.lupaRan = 1"><script>window.lupaRan = 1</script><p onclick="x">a</p>',
    });
    await settled();
    expect(desk.value).to.deep.equal([p('a')]);
    expect('lupaRan' in window).to.equal(false);
    expect(performance.getEntriesByName(`${location.origin}/never.png`)).to.deep.equal([]);
  });

  it('copies and pastes its own text as it is', async () => {
    const text = [
      h(1, 'a'),
      h(2, 'b'),
      p('c  d', { text: 'e', strong: true, href: 'https://kunta.example/', lang: 'sv' }),
    ];
    const place = await open({ value: text });
    place.focus();
    await keys('Control+a');
    const clipboardData = new DataTransfer();
    place.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    await keys('Delete');
    expect(desk.value).to.deep.equal([]);
    paste({ 'text/html': clipboardData.getData('text/html') });
    await settled();
    expect(desk.value).to.deep.equal(text);
  });

  it('keeps a text that is too long, and says how much', async () => {
    const place = await open({ maxLength: 100 });
    place.focus();
    paste({ 'text/plain': 'a'.repeat(120) });
    await settled();
    expect(desk.value).to.deep.equal([p('a'.repeat(120))]);
    expect(place.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(place)).to.include('Teksti on 20 merkkiä liian pitkä');
  });

  it('ignores what is dropped from outside', async () => {
    const place = await open();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
    dataTransfer.setData('text/html', '<p>x</p>');
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    place.dispatchEvent(drop);
    expect(drop.defaultPrevented).to.equal(true);
    expect(desk.told).to.deep.equal([]);
  });
});

describe('a formatted text that a colleague writes too', () => {
  it('shows what has come and keeps the caret with its words', async () => {
    await open({ value: [p('ensimmäinen'), p('toinen')] });
    await select('toi', { collapse: 'end' });
    await type('X');
    await set({ value: [p('aivan ensimmäinen rivi'), ...desk.value.slice(1)] });
    await type('Y');
    expect(desk.value).to.deep.equal([p('aivan ensimmäinen rivi'), p('toiXYnen')]);
  });

  it('keeps the new line that the writer has opened', async () => {
    await open({ value: [p('a'), p('b')] });
    await select('b', { collapse: 'end' });
    await keys('Enter');
    await set({ value: [p('aa'), p('b')] });
    await type('c');
    expect(desk.value).to.deep.equal([p('aa'), p('b'), p('c')]);
  });

  it('keeps the new item that the writer has opened', async () => {
    await open({ value: [p('a'), list(false, 'b')] });
    await select('b', { collapse: 'end' });
    await keys('Enter');
    await set({ value: [p('aa'), list(false, 'b')] });
    await type('c');
    expect(desk.value).to.deep.equal([p('aa'), list(false, 'b', 'c')]);
  });

  it('undoes only what was written here', async () => {
    await open({ value: [p('a'), p('b')] });
    await select('b', { collapse: 'end' });
    await type('c');
    await set({ value: [p('colleague'), p('bc')] });
    await keys('Control+z');
    expect(desk.value).to.deep.equal([p('colleague'), p('b')]);
  });

  it('is not written anew by what it has told itself', async () => {
    const place = await open({ value: [p('a')] });
    await select('a', { collapse: 'end' });
    const line = place.querySelector('p');
    await type('bc');
    await set({ value: structuredClone(desk.value) });
    expect(place.querySelector('p')).to.equal(line);
    await type('d');
    expect(desk.value).to.deep.equal([p('abcd')]);
  });

  it('goes on after the element was moved, with what can be undone', async () => {
    const place = await open();
    place.focus();
    await type('sana');
    const parent = desk.parentElement!;
    desk.remove();
    parent.append(desk);
    await settled();
    surface().focus();
    await keys('End');
    await type('!');
    expect(desk.value).to.deep.equal([p('sana!')]);
    await keys('Control+z');
    expect(desk.value).to.deep.equal([]);
    expect(desk.shadowRoot!.querySelectorAll('[role=textbox]').length).to.equal(1);
  });

  it('gives nothing of one field to another that comes in its place', async () => {
    const place = await open({ value: [p('a')] });
    place.focus();
    await type('b');
    await keys('Control+k');
    await set({ fieldId: 'lupa-other', value: [p('toinen')] });
    expect(surface().id).to.equal('lupa-other');
    expect(textOf(surface())).to.equal('toinen');
    expect(allByRole('group', 'Linkki')).to.deep.equal([]);
    const { length } = desk.told;
    surface().focus();
    await keys('Control+z');
    expect(desk.told.length).to.equal(length);
  });

  it('leaves nothing behind when it goes', async () => {
    await open({ value: [p('a')] });
    await set({ shown: false });
    document.dispatchEvent(new Event('selectionchange'));
    expect(desk.shadowRoot!.querySelector('[role=textbox]')).to.equal(null);
    await set({ shown: true });
    expect(textOf(surface())).to.equal('a');
  });
});

describe('the count of characters', () => {
  it('is shown near the limit, told when limits are crossed, and nothing is cut', async () => {
    const place = await open({ maxLength: 20 });
    place.focus();
    await type('a'.repeat(15));
    expect(textOf(desk)).not.to.include('merkkiä');
    await type('a');
    expect(descriptionOf(place)).to.include('Käytetty 16 / 20 merkkiä');
    await allSaid();
    expect(heard.map(({ text }) => text)).to.deep.equal(['Käytetty 16 / 20 merkkiä']);
    await type('aaa');
    await allSaid();
    expect(heard.length).to.equal(1);
    expect(place.getAttribute('aria-invalid')).to.equal('false');
    await type('aa');
    await allSaid();
    expect(heard.at(-1)!.text).to.include('1 merkin liian pitkä');
    expect(place.getAttribute('aria-invalid')).to.equal('true');
    expect(desk.value).to.deep.equal([p('a'.repeat(21))]);
    const { length } = heard;
    await type('a');
    await allSaid();
    expect(heard.length).to.equal(length);
    await keys('Backspace', 'Backspace');
    await allSaid();
    expect(heard.at(-1)!.text).to.equal('Teksti ei ole enää liian pitkä.');
    expect(place.getAttribute('aria-invalid')).to.equal('false');
  });
});

describe('law 24: a formatted text is accessible', () => {
  it('as a text box with its name, what describes it, its language and its state', async () => {
    const place = await open({ error: 'Kirjoita lisätiedot.', textLanguage: 'sv' });
    expect(nameOf(place)).to.equal('Lisätiedot');
    expect(descriptionOf(place)).to.equal('Kirjoita lisätiedot. Kerro, mitä teette.');
    expect(place.getAttribute('aria-multiline')).to.equal('true');
    expect(place.getAttribute('aria-invalid')).to.equal('true');
    expect(place.lang).to.equal('sv');
    expect(place.dir).to.equal('auto');
    expect(place.translate).to.equal(false);
    expect(place.spellcheck).to.equal(true);
  });

  const WHOLE: RichText = [
    h(1, 'Otsikko'),
    p('Teksti ', { text: 'lihava', strong: true }, ' ', {
      text: 'linkki',
      href: 'https://kunta.example/',
      lang: 'sv',
      strong: true,
    }),
    h(2, 'Väliotsikko'),
    list(false, 'yksi', 'kaksi'),
    list(true, 'ensin'),
    p('לוח'),
  ];

  for (const language of LANGUAGES) {
    it(`with every tool open, in ${language}`, async () => {
      speak(language);
      const place = await open({ value: WHOLE, maxLength: 60, error: 'Virhe' });
      for (const act of [
        () => {},
        () => part('tool-link').click(),
        () => part('tool-language').click(),
        () => void paste({ 'text/html': '<img>' }),
      ]) {
        place.focus();
        act();
        await settled();
        expectWholeReferences();
        await expect(desk).to.be.accessible({ ignoredRules: ['region'] });
      }
      await set({ readOnly: true });
      await expect(desk).to.be.accessible({ ignoredRules: ['region'] });
    });
  }

  it('with targets of a size that can be pressed, and nothing that sticks out at 320 px', async () => {
    await open({ value: [...WHOLE, p('elinkeinoverolainsäädäntöuudistustoimikunta'.repeat(3))], maxLength: 60 });
    desk.style.width = '320px';
    part('tool-link').click();
    await settled();
    for (const each of allByRole('button')) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height), nameOf(each)).to.be.at.least(24);
    }
    const { right } = desk.getBoundingClientRect();
    for (const each of desk.shadowRoot!.querySelectorAll<HTMLElement>('*')) {
      expect(each.getBoundingClientRect().right, each.className).to.be.at.most(right + 1);
    }
  });

  it('and says so where a level of heading has been left out', async () => {
    const place = await open({ value: [h(1, 'a'), h(2, 'b')] });
    expect(descriptionOf(place)).not.to.include('Väliotsikon');
    await select('a');
    await keys('Control+Alt+1');
    expect(desk.value).to.deep.equal([p('a'), h(2, 'b')]);
    expect(descriptionOf(place)).to.include('Väliotsikon yläpuolella ei ole otsikkoa');
    await keys('Control+Alt+1');
    expect(descriptionOf(place)).not.to.include('Väliotsikon');
  });

  it('and so is what was written, where it is read', async () => {
    const place = await open();
    place.focus();
    await type('## Otsikko');
    await keys('Enter');
    paste({ 'text/html': WORD });
    await settled();
    const shown = await put(html`<main lang="fi"><h1>Sivu</h1><h2>Lupa</h2>${richText(desk.value, 2)}</main>`);
    expect(shown.querySelectorAll('h3').length).to.be.at.least(2);
    await expect(shown).to.be.accessible();
  });
});
