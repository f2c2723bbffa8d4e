/** The editor of templates: what is seen in each state of the template and of the person who looks. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/msw.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID } from '../../demo-server/service/seed/seed.ts';
import type { LupaTemplateEditor } from '../../src/elements/template-editor/template-editor.ts';
import { expectWholeReferences } from './invariants.ts';
import { put, speak, warnings } from './page.ts';
import { allByRole, byRole, press, shows, textOf, until } from './screen.ts';
import { serve } from './server.ts';
import { Colleague, headingsOf, Page, openEditor, putEditor, shelf } from './template-page.ts';

const DRAFT = SCENARIO_TEMPLATE_IDS['template-draft'];
const PUBLISHED = SCENARIO_TEMPLATE_IDS['template-published'];

describe('lupa-template-editor: states', () => {
  it('without an id it shows nothing to write in, and tells the web developer', async () => {
    await serve('template-draft');
    const editor = await put<LupaTemplateEditor>(html`<lupa-template-editor></lupa-template-editor>`);
    expect(editor.dataset['state']).to.equal('unconfigured');
    expect(allByRole('button')).to.deep.equal([]);
    expect(warnings().join()).to.include('template-id');
  });

  it('without an API it says so to the web developer', async () => {
    const editor = await put<LupaTemplateEditor>(html`<lupa-template-editor template-id="t1"></lupa-template-editor>`);
    await until(() => editor.dataset['state'] === 'unconfigured', 'the state');
    expect(warnings().join()).to.include('lupa-provider');
  });

  it('while it loads it says so, under a heading', async () => {
    await serve('loading');
    const editor = await putEditor(DRAFT);
    expect(editor.dataset['state']).to.equal('loading');
    expect(textOf(byRole('heading'))).to.equal('Lupapohja');
    expect(textOf(editor)).to.include('Ladataan');
  });

  it('signed out: a way to sign in', async () => {
    await serve('signed-out');
    const editor = await putEditor(DRAFT);
    await until(() => editor.dataset['state'] === 'signed-out', 'the state');
    expect(byRole('link', /Kirjaudu/u).getAttribute('href')).to.match(/sign-in/u);
  });

  it('one that is not there, or not theirs: nothing of it is told', async () => {
    await serve('template-draft');
    const editor = await putEditor('0b6e7f60-3b8e-4d0c-9a55-2f4f5d0cffff');
    await shows(editor, 'Lupapohjaa ei löytynyt');
    expect(editor.dataset['state']).to.equal('failed');
    expect(allByRole('button')).to.deep.equal([]);
  });

  it('a failure: tried again by a button', async () => {
    const server = await serve('template-draft');
    server.between(/draft$/u, () => new Response('', { status: 500 }));
    const editor = await putEditor(DRAFT);
    await until(() => editor.dataset['state'] === 'failed', 'the state');
    server.clear();
    press(byRole('button', /Yritä uudelleen/u));
    await shows(editor, 'Kevätjuhlan videointi');
    expect(editor.dataset['state']).to.equal('ready');
  });

  it('one who may only look has nothing to press, and is told why', async () => {
    const { root, editor } = await openEditor('template-viewer');
    expect(textOf(root)).to.include('Voit katsoa tätä lupapohjaa, mutta et muuttaa sitä');
    expect(textOf(root.querySelector('.lupa-title')!)).to.equal('Kevätjuhlan videointi');
    expect(root.querySelectorAll(':is(input, textarea, select, form):not(.lupa-preview *)')).to.have.length(0);
    expect(root.getElementById('lupa-publish')).to.equal(null);
    expect(root.getElementById('lupa-begin')).to.equal(null);
    expect(editor.dataset['state']).to.equal('ready');
  });

  it('one that is published is told with its version, its requests are a link, and changing it is asked about', async () => {
    const { root } = await openEditor('template-published');
    expect(textOf(root)).to.match(/Julkaistu, versio 1\.0/u);
    expect(textOf(root)).to.include('Organisaatio: Helsinki');
    expect(byRole('link', 'Ryhmän pyynnöt').getAttribute('href')).to.equal(`/staff/templates/${PUBLISHED}/requests`);
    expect(byRole('link', 'Lupapohjat').getAttribute('href')).to.equal('/staff/templates');
    expect(root.querySelector('form')).to.equal(null);
    expect(root.getElementById('lupa-begin')).not.to.equal(null);
  });

  it('one that is archived is told so, and cannot be changed', async () => {
    const server = await serve('template-published');
    await server.ask('/health');
    const { versions } = await new Colleague(server, PUBLISHED, PEOPLE.tuulikki).template();
    await server.store.transaction((transaction) => transaction.archiveVersion(ORGANISATION_ID, versions[0]!.id));
    const { root } = await new Page(server, PUBLISHED).open();
    expect(textOf(root)).to.include('Arkistoitu');
    expect(root.getElementById('lupa-begin')).to.equal(null);
    expect(root.querySelector('form')).to.equal(null);
  });

  it('a draft that somebody else has begun has all of its form', async () => {
    const { root } = await openEditor();
    expect(textOf(root)).to.include('Luonnos, versio 1.0');
    expect(headingsOf(root).map(([, text]) => text)).to.include.members([
      'Kevätjuhlan videointi',
      'Kieliversiot',
      'Käyttötarkoitukset ja tiedot',
      'Kuka vastaa',
      'Kohdista ryhmään',
      'Voimassaolo',
      'Yhteystiedot',
    ]);
    expectWholeReferences();
  });

  it('a new one has empty languages, says what is to be written, and no errors before publishing is tried', async () => {
    const { root, line } = await openEditor('template-new');
    expect(textOf(root.querySelector('.lupa-title')!)).to.equal('Uusi lupapohja');
    expect(root.querySelectorAll('[aria-invalid=true], .lupa-error')).to.have.length(0);
    expect(root.getElementById('lupa-errors')).to.equal(null);
    void line;
  });

  it('another template in the same element: the first goes, what was typed in it is saved', async () => {
    const page = await openEditor();
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    page.editor.templateId = PUBLISHED;
    await until(() => textOf(page.root).includes('Julkaistu, versio'), 'the other template');
    expect(textOf(page.root)).not.to.include('Kevätjuhlan videointi');
    await page.reaches('texts.fi.storage', 'Kolme viikkoa');
    await until(() => shelf.kept.size === 0, 'the browser to keep nothing more');
  });

  it('speaks Swedish and English, and goes back, with all that was typed', async () => {
    const page = await openEditor();
    await page.write('texts.fi.storage', 'Kolme viikkoa');
    speak('sv');
    await shows(page.root, 'Språkversioner');
    await page.unfold('fi');
    expect(page.field('texts.fi.storage').value).to.equal('Kolme viikkoa');
    expect(page.field('texts.fi.storage').lang).to.equal('fi');
    speak('en');
    await shows(page.root, 'Language versions');
    speak('fi');
    await shows(page.root, 'Kieliversiot');
  });
});
