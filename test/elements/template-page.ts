/// <reference types="mocha" />
/** The editor of templates on a page of its own, with the real service behind it and colleagues at the same service. */
import './network.ts';
import { html } from 'lit';
import { SCENARIO_TEMPLATE_IDS } from '../../demo-server/msw.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID } from '../../demo-server/service/seed/seed.ts';
import { createService } from '../../demo-server/service/service.ts';
import { REQUESTED_BY } from '../../src/contract/headers.ts';
import type { EditableTemplate } from '../../src/contract/template-draft.ts';
import { fieldAt } from '../../src/elements/template-editor/draft-field.ts';
import type { LupaTemplateEditor } from '../../src/elements/template-editor/template-editor.ts';
import { parseRichText } from '../../src/model/rich-text.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-template-editor.ts';
import { settled } from './invariants.ts';
import { put } from './page.ts';
import { roleOf, textOf, until } from './screen.ts';
import { roundTrip, serve, type Server } from './server.ts';

export type EditorScenario = keyof typeof SCENARIO_TEMPLATE_IDS;

/** What the browser keeps for this page. Its own storage is one for all test pages, which run at the same time. */
export class Shelf {
  readonly kept = new Map<string, string>();
  isFull = false;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem = (key: string, value: string) => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  };
}

export let shelf = new Shelf();
beforeEach(() => {
  shelf = new Shelf();
});
// What a page sends when it goes arrives before the next test has a service of its own.
afterEach(async () => {
  // A service of a scenario may never answer.
  const patience = new Promise((resolve) => setTimeout(resolve, 100));
  await Promise.race([roundTrip().then(roundTrip), patience]).catch(() => undefined);
});
Object.defineProperty(window, 'localStorage', { configurable: true, get: () => shelf });

/** Puts an editor on the page, beside those that are there. */
export async function putEditor(templateId: string | undefined): Promise<LupaTemplateEditor> {
  const provider = await put(html`<lupa-provider api-url="/api">
    <lupa-template-editor
      template-id=${templateId ?? ''}
      templates-path="/staff/templates"
      requests-path="/staff/templates/{id}/requests"
    ></lupa-template-editor>
  </lupa-provider>`);
  return provider.querySelector('lupa-template-editor')!;
}

/** The editor of the template that a scenario is about, when the template is there. */
export async function openEditor(scenario: EditorScenario = 'template-draft'): Promise<Page> {
  const server = await serve(scenario);
  return new Page(server, SCENARIO_TEMPLATE_IDS[scenario]).open();
}

type Change = { path: string; from: unknown; to: unknown };

/** One of the staff at the same service, in another browser. */
export class Colleague {
  readonly #answer: (request: Request) => Promise<Response>;
  readonly #path: string;

  constructor(server: Server, templateId: string, person: (typeof PEOPLE)['hilkka' | 'tuulikki'] | null) {
    const { id, givenNames, familyName } = person ?? PEOPLE.hilkka;
    const actor = { organisationId: ORGANISATION_ID, personId: id, name: `${givenNames} ${familyName}` };
    const service = createService({
      store: server.store,
      now: () => new Date(),
      identify: async () => (person === null ? null : actor),
      log: ({ event }) => console.error(event),
      hashIdentity: (code) => code,
      receipts: { signer: undefined as never, pageOf: (each) => each },
    });
    this.#answer = async (request) => service.fetch(request);
    this.#path = `/api/templates/${templateId}`;
  }

  /** Answers a request of the page as if this person were signed in there. */
  readonly answers = (_answer: unknown, request: Request): Promise<Response> => this.#answer(request);

  async ask(method: string, path: string, message?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const body = message === undefined ? null : JSON.stringify(message);
    const init = { method, headers: { 'Content-Type': 'application/json', [REQUESTED_BY]: 'lupa', ...headers } };
    const request = new Request(`${location.origin}${this.#path}${path}`, { ...init, body });
    const response = await this.#answer(request);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  async template(): Promise<EditableTemplate> {
    return (await (await this.ask('GET', '/draft')).json()) as EditableTemplate;
  }

  /** Writes in a field, whatever was in it. */
  async writes(...values: [path: string, to: unknown][]): Promise<void> {
    const template = await this.template();
    const changes: Change[] = values.map(([path, to]) => ({ path, from: fieldAt(template, path), to }));
    await this.ask('PATCH', '/draft', { changes });
  }

  async publishes(): Promise<void> {
    const { draft } = await this.template();
    const path = `/versions/${draft!.versionId}/publishing`;
    const etag = (await this.ask('GET', path)).headers.get('ETag')!;
    await this.ask('POST', path, {}, { 'If-Match': etag });
  }

  async discards(): Promise<void> {
    const { draft } = await this.template();
    await this.ask('POST', '/draft/discard', { versionId: draft!.versionId });
  }

  async begins(change: 'minor' | 'major'): Promise<void> {
    await this.ask('POST', '/draft', { change });
  }
}

/** An editor, its service, and the ways in which a person uses it. */
export class Page {
  readonly server: Server;
  readonly templateId: string;
  editor!: LupaTemplateEditor;

  constructor(server: Server, templateId: string) {
    this.server = server;
    this.templateId = templateId;
  }

  /** Opens the editor anew, as after a reload: what is in the browser's storage stays. */
  async open(): Promise<this> {
    this.editor?.parentElement?.remove();
    this.editor = await putEditor(this.templateId);
    await until(
      () => !['loading', undefined].includes(this.editor.dataset['state']),
      () => `the template; it is ${this.editor.dataset['state']}`,
    );
    await settled();
    return this;
  }

  get root(): ShadowRoot {
    return this.editor.shadowRoot!;
  }

  colleague(person: (typeof PEOPLE)['hilkka' | 'tuulikki'] | null = PEOPLE.tuulikki): Colleague {
    return new Colleague(this.server, this.templateId, person);
  }

  /** The control of a field, by its path. */
  field<T extends HTMLElement = HTMLInputElement>(path: string): T {
    const id = `lupa-f-${path.replaceAll('.', '-')}`;
    const found = this.root.getElementById(id);
    if (found === null) throw new Error(`no field ${path}`);
    return found as T;
  }

  /** Writes in a line, as a person does. */
  async write(path: string, text: string): Promise<void> {
    const field = this.field(path);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled();
  }

  async choose(path: string, value: string): Promise<void> {
    const field = this.field<HTMLSelectElement>(path);
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
  }

  /** What the line at the foot of the page says about the saving. */
  line(): string {
    const line = this.root.querySelector('.lupa-keeping');
    return line === null ? '' : textOf(line);
  }

  async lineSays(text: string | RegExp): Promise<void> {
    const fits = () => (typeof text === 'string' ? this.line().includes(text) : text.test(this.line()));
    await until(fits, () => `"${String(text)}"; the line says: ${this.line()}`);
    await settled();
  }

  /** Waits until all of it is at the server: a person who rests their hand a moment. */
  async saved(): Promise<void> {
    window.dispatchEvent(new Event('online'));
    await this.lineSays(/^Kaikki muutokset/u);
  }

  /** The page is looked at again after a while, and asks how the template is. */
  async looks(): Promise<void> {
    const { server } = this;
    const before = server.count(/^GET .*\/draft$/u);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => server.count(/^GET .*\/draft$/u) > before, 'the template to be asked for');
    for (let trip = 0; trip < 3; trip += 1) await roundTrip();
    await settled();
  }

  /** Waits until the service has a value in a field. */
  async reaches(path: string, value: unknown): Promise<void> {
    let there: unknown;
    const wanted = JSON.stringify(value);
    for (let turn = 0; turn < 100; turn += 1) {
      there = await this.onServer(path);
      if (JSON.stringify(there) === wanted) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${path}: waited in vain for ${wanted}; it is ${JSON.stringify(there)}`);
  }

  async onServer(path: string): Promise<unknown> {
    return fieldAt(await this.colleague().template(), path);
  }

  language(name: string): HTMLElement {
    return this.root.getElementById(`lupa-language-${name}`)!;
  }

  async unfold(language: string): Promise<void> {
    const toggle = this.language(language);
    if (toggle.getAttribute('aria-expanded') === 'false') toggle.click();
    await settled();
  }

  get dialog(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get summary(): HTMLElement | null {
    return this.root.getElementById('lupa-errors');
  }
}

/** A formatted text from a few lines of plain words. */
export const formatted = (text: string) => parseRichText(text);

/** What is still missing in the half-written template, as a colleague writes it. */
export const REST: [path: string, to: unknown][] = [
  ['texts.fi.recipients', 'Ryhmän perheet. Video on kaupungin videopalvelussa.'],
  ['texts.fi.ifRefused', formatted('Lapsi osallistuu juhlaan kuten muutkin.')],
  ['texts.sv.ifRefused', formatted('Barnet deltar i festen som alla andra.')],
  ['texts.sv.storage', 'Två veckor efter festen. Därefter raderas filmen.'],
  ['dataProtectionOfficer.name', 'Tietosuojavastaava'],
  ['dataProtectionOfficer.email', 'tietosuoja@kunta.example'],
  ['triage', { answers: { who: 'residents', why: 'other', free: 'yes', special: 'no' } }],
];

/** An editor of the half-written template, in which the rest has been written meanwhile: it can be published. */
export async function openComplete(): Promise<Page> {
  const server = await serve('template-draft');
  await server.ask('/health');
  const page = new Page(server, SCENARIO_TEMPLATE_IDS['template-draft']);
  await page.colleague().writes(...REST);
  return page.open();
}

/** An editor of the published template, with a draft of one kind. */
export async function openChange(change: 'minor' | 'major'): Promise<Page> {
  const server = await serve('template-published');
  await server.ask('/health');
  const page = new Page(server, SCENARIO_TEMPLATE_IDS['template-published']);
  await page.colleague().begins(change);
  return page.open();
}

/** The headings that are seen, with their levels. */
export function headingsOf(place: ShadowRoot | Element): [level: number, text: string][] {
  return [...place.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
    .filter((each) => each.checkVisibility() && roleOf(each) === 'heading')
    .map((each) => [Number(each.getAttribute('aria-level') ?? each.localName.slice(1)), textOf(each)]);
}
