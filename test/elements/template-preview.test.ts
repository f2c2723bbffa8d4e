/** The preview beside the form is what the citizen sees, and does nothing. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/scenarios.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-editor.ts';
import type { TemplatePreview } from '../../src/contract/template-preview.ts';
import type { LupaTemplateEditor } from '../../src/elements/template-editor/template-editor.ts';
import { detailApi, versioned } from './examples.ts';
import { expectOneAnnouncer, settled } from './invariants.ts';
import { allSaid, heard, put, speak, warnings } from './page.ts';
import { allByRole, byRole, findByRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';
import { arrived, roundTrip, serve, type Server } from './server.ts';

const PREVIEW = /^GET \/templates\/[\w-]+\/draft\/preview$/u;
const WIDE = '1200px';
const NARROW = '360px';

interface Opened {
  server: Server;
  editor: LupaTemplateEditor;
  pane: HTMLElement;
}

async function open(scenario: keyof typeof SCENARIO_TEMPLATE_IDS, width = WIDE, served?: Server): Promise<Opened> {
  const server = served ?? (await serve(scenario));
  const provider = await put<HTMLElement>(html`<lupa-provider api-url="/api">
    <lupa-template-editor template-id=${SCENARIO_TEMPLATE_IDS[scenario]}></lupa-template-editor>
  </lupa-provider>`);
  provider.style.setProperty('inline-size', width);
  const editor = provider.querySelector('lupa-template-editor')!;
  await until(() => editor.dataset['state'] === 'ready', 'the template');
  return { server, editor, pane: editor.shadowRoot!.querySelector('.lupa-preview')! };
}

const pageIn = (pane: Element) => pane.querySelector('lupa-consent-detail')!;
const shown = (pane: Element) => until(() => pageIn(pane)?.dataset['state'] === 'ready', 'the page of the citizen');

async function openDraft(): Promise<Opened> {
  const opened = await open('template-draft');
  await shown(opened.pane);
  return opened;
}

async function choose(pane: Element, name: string): Promise<void> {
  press(byRole('radio', name, pane));
  await settled();
}

async function previewOf({ server }: Opened, situation: string): Promise<TemplatePreview> {
  const path = `/templates/${SCENARIO_TEMPLATE_IDS['template-draft']}/draft/preview?situation=${situation}`;
  return (await (await server.ask(path)).json()) as TemplatePreview;
}

/** A field of the form, in which one writes. */
const storage = (editor: LupaTemplateEditor) =>
  editor.shadowRoot!.querySelector<HTMLTextAreaElement>('.lupa-form textarea[id*="storage"]')!;

async function write(editor: LupaTemplateEditor, text: string): Promise<void> {
  const field = storage(editor);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settled();
}

/** What is typed is sent at once, as when the connection is back. */
const save = () => window.dispatchEvent(new Event('online'));

afterEach(() => localStorage.clear());

describe('the preview: the page', () => {
  for (const [language, name] of [
    ['fi', 'Suomi'],
    ['sv', 'Ruotsi'],
  ] as const) {
    for (const [situation, answer] of [
      ['asked', 'Ei vielä'],
      ['given', 'Kyllä'],
      ['refused', 'Ei'],
    ] as const) {
      it(`${language}, ${situation}: says what the page of the citizen says`, async () => {
        const opened = await openDraft();
        const { pane } = opened;
        await choose(pane, name);
        await choose(pane, answer);
        const { consent } = await previewOf(opened, situation);
        const citizens = await put<HTMLElement>(html`<div lang=${language}>
          <lupa-consent-detail .consent=${versioned(consent)} .api=${detailApi({})}></lupa-consent-detail>
        </div>`);
        await shown(citizens);
        await until(
          () => textOf(pageIn(pane)) === textOf(pageIn(citizens)),
          () => `${textOf(pageIn(pane))} === ${textOf(pageIn(citizens))}`,
        );
        expect(pageIn(pane).shadowRoot!.querySelector<HTMLElement>('.lupa-root')!.lang).to.equal(language);
        const names = (place: Element) => allByRole('button', undefined, place).map(nameOf);
        expect(names(pageIn(pane))).to.deep.equal(names(pageIn(citizens)));
      });
    }
  }

  it('begins in the language around, and offers those in which there is a text', async () => {
    speak('sv');
    const { pane } = await openDraft();
    const languages = byRole('group', 'Textens språk', pane);
    expect(allByRole('radio', undefined, languages).map(nameOf)).to.deep.equal(['Finska', 'Svenska']);
    expect((byRole('radio', 'Svenska', pane) as HTMLInputElement).checked).to.equal(true);
    expect(textOf(pageIn(pane))).to.include('Filmning av vårfesten');
  });

  it('is one page in a frame as wide as a telephone', async () => {
    const { pane } = await openDraft();
    expect(pageIn(pane).parentElement!.getBoundingClientRect().width).to.equal(360);
    expect(
      allByRole('heading', undefined, pane)
        .map(({ localName }) => localName)
        .slice(0, 2),
    ).to.deep.equal(['h3', 'h4']);
    expectOneAnnouncer();
  });

  it('shows besides what is said after a no', async () => {
    const { pane } = await openDraft();
    expect(textOf(pane)).not.to.include('Kerromme ryhmän työntekijöille');
    await choose(pane, 'Ei');
    await shows(pane, 'Kerromme ryhmän työntekijöille, että lasta ei kuvata.');
  });
});

describe('the preview: nothing is done in it', () => {
  for (const [situation, label] of [
    ['Ei vielä', 'Hyväksy'],
    ['Ei vielä', 'Hylkää'],
    ['Kyllä', 'Peru suostumus'],
  ] as const) {
    it(`${label}: nothing is sent, the page around hears nothing, and whoever pressed is told`, async () => {
      const { server, pane } = await openDraft();
      await choose(pane, situation);
      const button = await findByRole('button', label, pageIn(pane));
      const around: Event[] = [];
      const listen = (event: Event) => void around.push(event);
      const TYPES = ['lupa-consent-before-decide', 'lupa-consent-decided'];
      for (const type of TYPES) document.addEventListener(type, listen);
      press(button);
      await settled();
      await allSaid();
      await roundTrip();
      for (const type of TYPES) document.removeEventListener(type, listen);
      expect(server.count(/^(?:POST|PUT|PATCH|DELETE) /u)).to.equal(0);
      expect(around).to.deep.equal([]);
      expect(heard.at(-1)).to.include({ text: 'Tämä on esikatselu: mitään ei vastattu.', role: 'status' });
      expect(textOf(pane)).to.include('mitään ei vastattu');
      expect(textOf(pageIn(pane))).not.to.include('tallennettiin');
    });
  }

  it('a link leads nowhere', async () => {
    const { pane } = await openDraft();
    const before = location.href;
    const link = allByRole('link', undefined, pageIn(pane))[0]!;
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    link.dispatchEvent(click);
    await allSaid();
    expect(click.defaultPrevented).to.equal(true);
    expect(location.href).to.equal(before);
    expect(heard.at(-1)!.text).to.equal('Tämä on esikatselu: linkit eivät vie minnekään.');
  });
});

describe('the preview: follows what is saved', () => {
  it('tells of changes that it does not show yet, and shows them once they are saved; nothing else moves', async () => {
    const { server, editor, pane } = await openDraft();
    const page = pageIn(pane);
    const scroller = pane.querySelector<HTMLElement>('.lupa-preview-scroll')!;
    scroller.scrollTop = 120;
    const { scrollTop } = scroller;
    expect(scrollTop).to.be.greaterThan(0);
    expect(textOf(pane)).to.include('Näyttää sen, mikä on tallennettu.');
    await write(editor, 'Säilytetään kolme viikkoa.');
    expect(textOf(pane)).to.include('1 muutos ei näy vielä');
    expect(textOf(page)).not.to.include('kolme viikkoa');
    save();
    await shows(page, 'Säilytetään kolme viikkoa.');
    expect(pageIn(pane)).to.equal(page);
    expect(scroller.scrollTop).to.equal(scrollTop);
    expect(focused()).to.equal(storage(editor));
    await until(() => !textOf(pane).includes('ei näy vielä'), 'nothing unsaved');
    expect(server.count(PREVIEW)).to.equal(2);
  });

  it('keeps the page in sight while the next is on its way', async () => {
    const { server, editor, pane } = await openDraft();
    const held = server.hold(PREVIEW);
    await write(editor, 'Säilytetään kolme viikkoa.');
    save();
    await arrived(server, PREVIEW, 2);
    expect(textOf(pageIn(pane))).to.include('Kaksi viikkoa juhlasta');
    held.release();
    await shows(pageIn(pane), 'Säilytetään kolme viikkoa.');
  });

  it('asks once for what was saved while an answer was on its way, and shows the last', async () => {
    const { server, editor, pane } = await openDraft();
    const held = server.hold(PREVIEW);
    await write(editor, 'Ensin.');
    save();
    await arrived(server, PREVIEW, 2);
    await write(editor, 'Lopuksi.');
    save();
    await arrived(server, /^PATCH /u, 2);
    held.release();
    await shows(pageIn(pane), 'Lopuksi.');
    expect(server.count(PREVIEW)).to.equal(3);
  });

  it('that cannot be loaded says so, and comes when asked again', async () => {
    const server = await serve('template-draft');
    server.between(PREVIEW, () => Response.error());
    const { pane } = await open('template-draft', WIDE, server);
    await shows(pane, 'Palveluun ei saada yhteyttä');
    server.clear();
    press(byRole('button', 'Yritä uudelleen', pane));
    await shown(pane);
  });

  it('that cannot be renewed stays, and says that it is old', async () => {
    const { server, editor, pane } = await openDraft();
    server.between(PREVIEW, () => Response.error());
    await write(editor, 'Säilytetään kolme viikkoa.');
    save();
    await shows(pane, 'Esikatselua ei voitu päivittää');
    expect(textOf(pageIn(pane))).to.include('Kaksi viikkoa juhlasta');
    server.clear();
    press(byRole('button', 'Päivitä', pane));
    await shows(pageIn(pane), 'Säilytetään kolme viikkoa.');
    expect(textOf(pane)).not.to.include('ei voitu päivittää');
  });

  it('never shows one answer under the name of another', async () => {
    const { server, pane } = await openDraft();
    server.between(PREVIEW, () => Response.error());
    await choose(pane, 'Kyllä');
    await shows(pane, 'Palveluun ei saada yhteyttä');
    expect(pane.querySelector('lupa-consent-detail')).to.equal(null);
    await choose(pane, 'Ei vielä');
    await shown(pane);
    expect(textOf(pane)).to.include('Näyttää sen, mikä on tallennettu.');
    await choose(pane, 'Kyllä');
    await shows(pane, 'Palveluun ei saada yhteyttä');
    server.clear();
    press(byRole('button', 'Yritä uudelleen', pane));
    await shows(pane, 'Hyväksyit');
  });
});

describe('the preview: its place', () => {
  const form = (editor: LupaTemplateEditor) => editor.shadowRoot!.querySelector('.lupa-form')!;

  it('is beside the form on a wide page, and scrolls by itself', async () => {
    const { editor, pane } = await openDraft();
    const [left, right] = [form(editor).getBoundingClientRect(), pane.getBoundingClientRect()];
    expect(right.left).to.be.at.least(left.right);
    expect(allByRole('button', 'Esikatselu', editor)).to.have.length(0);
    const scroller = byRole('group', 'Esikatselu', pane);
    expect(scroller.tabIndex).to.equal(0);
    expect(scroller.scrollHeight).to.be.greaterThan(scroller.clientHeight);
    expect(pane.getBoundingClientRect().height).to.be.at.most(window.innerHeight);
  });

  it('takes the place of the form on a narrow one, and gives it back; focus goes along', async () => {
    const { server, editor, pane } = await open('template-draft', NARROW);
    await roundTrip();
    expect(pane.checkVisibility()).to.equal(false);
    expect(server.count(PREVIEW)).to.equal(0);
    const toggle = byRole('button', 'Esikatselu', editor);
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    press(toggle);
    await shown(pane);
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    expect(form(editor).checkVisibility()).to.equal(false);
    expect(nameOf(focused()!)).to.equal('Esikatselu');
    expect(focused()!.localName).to.equal('h3');
    press(byRole('button', 'Takaisin kirjoittamaan', pane));
    await until(() => focused() === toggle, 'focus on what had opened it');
    expect(form(editor).checkVisibility()).to.equal(true);
    expect(pane.checkVisibility()).to.equal(false);
    press(toggle);
    await until(() => focused()?.localName === 'h3', 'focus on the heading');
    press(toggle);
    await until(() => !pane.checkVisibility() && focused() === toggle, 'the form, by the same button');
  });

  it('fits a page of 360 pixels in each medium', async () => {
    const { editor, pane } = await open('template-draft', NARROW);
    press(byRole('button', 'Esikatselu', editor));
    await shown(pane);
    for (const medium of ['Sivu puhelimessa', 'Sähköposti', 'Tuloste']) {
      await choose(pane, medium);
      const out = [...pane.querySelectorAll<HTMLElement>('.lupa-preview-scroll > *, fieldset')].filter(
        (each) => each.getBoundingClientRect().right > editor.getBoundingClientRect().right + 1,
      );
      expect(out, medium).to.deep.equal([]);
    }
  });

  it('is what there is to see for whoever may only look', async () => {
    for (const scenario of ['template-viewer', 'template-published'] as const) {
      const { editor, pane } = await open(scenario, NARROW);
      await shown(pane);
      expect(editor.shadowRoot!.querySelector('.lupa-form')).to.equal(null);
      expect(allByRole('button', /Esikatselu|Takaisin/u, editor)).to.have.length(0);
    }
  });
});

describe('the preview: the print', () => {
  async function print(pane: HTMLElement): Promise<Document> {
    await choose(pane, 'Tuloste');
    const frame = pane.querySelector('iframe')!;
    await until(() => frame.contentDocument?.body.firstElementChild?.shadowRoot != null, 'the paper');
    return frame.contentDocument!;
  }
  const on = (paper: Document) => paper.body.firstElementChild!.shadowRoot!;
  const seen = (root: ShadowRoot, selector: string) =>
    [...root.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());

  it('says what the page says, without what is pressed, and nothing on it takes focus', async () => {
    const { pane } = await openDraft();
    const page = pageIn(pane).shadowRoot!;
    const texts = ['h1, h2, h3, h4, h5, h6', 'p', 'li', 'dt', 'dd'];
    const isPressed = (each: Element) => each.closest('.lupa-decision, .lupa-link') !== null;
    const expected = texts.map((selector) =>
      seen(page, selector)
        .filter((each) => !isPressed(each))
        .map((each) => each.textContent.trim()),
    );
    expect(expected.flat().length).to.be.greaterThan(15);
    const paper = await print(pane);
    expect(texts.map((selector) => seen(on(paper), selector).map((each) => each.textContent.trim()))).to.deep.equal(
      expected,
    );
    expect(seen(on(paper), 'button, input, a[href]')).to.deep.equal([]);
    const focusable = [...on(paper).querySelectorAll<HTMLElement>('a, summary, h2, h3, h4, h5')].filter((each) => {
      each.focus();
      return on(paper).activeElement !== null && each.tabIndex >= 0;
    });
    expect(focusable).to.deep.equal([]);
    expect(paper.documentElement.lang).to.equal('fi');
    expect(paper.title).to.equal('Kevätjuhlan videointi');
    expect(pane.querySelector('iframe')!.title).to.equal('Tulosteen esikatselu');
    expect(pane.querySelector('iframe')!.tabIndex).to.equal(-1);
  });

  it('looks as the page does: its colours, its font, its sizes', async () => {
    const { editor, pane } = await openDraft();
    editor.style.setProperty('--lupa-color-text', 'rgb(0, 80, 0)');
    editor.style.setProperty('font', '14px Georgia');
    const paper = await print(pane);
    const looks = (root: ShadowRoot) => {
      const { color, fontFamily, fontSize } = getComputedStyle(root.querySelector('.lupa-title')!);
      return { color, fontFamily, fontSize };
    };
    expect(looks(on(paper))).to.deep.equal(looks(pageIn(pane).shadowRoot!));
    expect(looks(on(paper)).color).to.equal('rgb(0, 80, 0)');
  });

  it('follows the language, the answer and what is saved', async () => {
    const { editor, pane } = await openDraft();
    const paper = await print(pane);
    await choose(pane, 'Ruotsi');
    await until(() => on(paper).textContent.includes('Filmning av vårfesten'), 'Swedish on paper');
    expect(paper.documentElement.lang).to.equal('sv');
    await choose(pane, 'Suomi');
    await choose(pane, 'Ei');
    await until(() => /Hylkäsit/u.test(on(paper).textContent), 'the no on paper');
    await write(editor, 'Säilytetään kolme viikkoa.');
    save();
    await until(() => on(paper).textContent.includes('kolme viikkoa'), 'what was saved on paper');
  });

  it('is as wide as the pane, and the paper is seen to its end', async () => {
    const { pane } = await openDraft();
    const paper = await print(pane);
    const frame = pane.querySelector('iframe')!.getBoundingClientRect();
    const sheet = pane.querySelector('.lupa-sheet')!.getBoundingClientRect();
    expect(frame.width).to.be.closeTo(sheet.width, 3);
    expect(frame.height).to.be.closeTo(sheet.height, 3);
    const { scrollHeight, clientHeight } = paper.documentElement;
    expect(scrollHeight).to.be.at.most(clientHeight + 1);
  });

  it('prints the paper and not the page around', async () => {
    const { pane } = await openDraft();
    await print(pane);
    const printed: string[] = [];
    const frame = pane.querySelector('iframe')!.contentWindow!;
    frame.print = () => void printed.push(frame.document.title);
    press(byRole('button', 'Tulosta', pane));
    expect(printed).to.deep.equal(['Kevätjuhlan videointi']);
  });
});

describe('the preview: the mail', () => {
  it('has the subject, every part of the mail, and folded the same as text', async () => {
    const opened = await openDraft();
    const { pane } = opened;
    const { mails } = await previewOf(opened, 'asked');
    await choose(pane, 'Sähköposti');
    await choose(pane, 'Ruotsi');
    expect(textOf(pane)).to.include(`Aihe: ${mails.sv.subject}`);
    const mail = pane.querySelector<HTMLElement>('.lupa-mail')!;
    expect(mail.lang).to.equal('sv');
    expect([...mail.children].map((each) => textOf(each))).to.deep.equal(
      mails.sv.blocks.map((block) =>
        block.type === 'paragraph' ? block.text : `${block.label}: ${block.type === 'link' ? block.href : block.value}`,
      ),
    );
    expect(mail.querySelector('a')).to.equal(null);
    const folded = pane.querySelector('details')!;
    expect(folded.open).to.equal(false);
    folded.open = true;
    expect(folded.querySelector('pre')!.textContent).to.equal(mails.sv.text);
    expect(allByRole('group', 'Vastaus', pane)).to.have.length(0);
  });
});

describe('the preview: everybody', () => {
  for (const medium of ['Sivu puhelimessa', 'Sähköposti', 'Tuloste']) {
    it(`${medium}: axe finds nothing`, async () => {
      const { editor, pane } = await openDraft();
      await choose(pane, medium);
      await expect(editor).to.be.accessible();
      expect(warnings()).to.deep.equal([]);
    });
  }
});
