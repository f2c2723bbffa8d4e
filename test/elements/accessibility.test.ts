/** What assistive technology, a finger and a narrow page find in every state of each element, in every language. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html, type LitElement, type TemplateResult } from 'lit';
import { REQUEST_IDS, SCENARIO_REQUEST_ID, SCENARIO_TEMPLATE_IDS, type ScenarioName } from '../../demo-server/msw.ts';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-follow-up-list.ts';
import '../../src/define/lupa-group-requests.ts';
import '../../src/define/lupa-profile-card.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-my-page.ts';
import '../../src/define/lupa-session.ts';
import '../../src/define/lupa-template-editor.ts';
import '../../src/define/lupa-used-services.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { put, speak, warnings } from './page.ts';
import { allByRole, byRole, everyElement, nameOf, press, roleOf, textOf, until } from './screen.ts';
import { serve } from './server.ts';

const LIST = html`<lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>`;
const DETAIL = html`<lupa-consent-detail request-id=${SCENARIO_REQUEST_ID} list-path="/consents"></lupa-consent-detail>`;
const SESSION = html`<lupa-session></lupa-session>`;
const MY_PAGE = html`<lupa-my-page></lupa-my-page>`;
const TASKS = html`<lupa-follow-up-list></lupa-follow-up-list>`;
const SERVICES = html`<lupa-used-services detail-path="/consents/{id}"></lupa-used-services>`;
const PROFILE = html`<lupa-profile-card></lupa-profile-card>`;
const GROUP = html`<lupa-group-requests
  template-id=${GROUP_TEMPLATE_ID}
  templates-path="/staff/templates"
  template-path="/staff/templates/{id}"
  consent-path="/consents/{id}"
></lupa-group-requests>`;
const editorOf = (scenario: keyof typeof SCENARIO_TEMPLATE_IDS) =>
  html`<lupa-template-editor
    template-id=${SCENARIO_TEMPLATE_IDS[scenario]}
    templates-path="/staff/templates"
    requests-path="/staff/templates/{id}/requests"
  ></lupa-template-editor>`;
const EDITOR = editorOf('template-draft');
const CHANGED = editorOf('template-published');

/** Presses the button that stands at a place among the buttons of the answer. */
const pressDecision = (place: 0 | 1) => (element: HTMLElement) =>
  press(element.shadowRoot!.querySelectorAll<HTMLElement>('[data-decision]')[place]!);
const pressIn = (selector: string) => (element: HTMLElement) =>
  press(element.shadowRoot!.querySelector<HTMLElement>(selector)!);
/** Presses one after the other, each when it is there. */
const pressEach =
  (...selectors: string[]) =>
  (element: HTMLElement): void => {
    const [first, ...others] = selectors;
    if (first === undefined) return;
    pressIn(first)(element);
    void (element as LitElement).updateComplete.then(() => pressEach(...others)(element));
  };
const pressLastButton = (element: HTMLElement) => press(allByRole('button', undefined, element.shadowRoot!).at(-1)!);

interface State {
  what: string;
  element: TemplateResult;
  scenario: ScenarioName;
  /** What the element comes to when it is there. */
  reached: string;
  act?: (element: HTMLElement) => void;
  /** Waits until what was done shows. */
  then?: (element: HTMLElement) => boolean;
}

const shown = (selector: string) => (element: HTMLElement) => element.shadowRoot!.querySelector(selector) !== null;

const STATES: State[] = [
  { what: 'list', element: LIST, scenario: 'default', reached: 'ready' },
  { what: 'list, with one that cannot be read', element: LIST, scenario: 'unreadable', reached: 'ready' },
  { what: 'list, long words', element: LIST, scenario: 'long-text', reached: 'ready' },
  { what: 'list, empty', element: LIST, scenario: 'empty', reached: 'empty' },
  { what: 'list, loading', element: LIST, scenario: 'loading', reached: 'loading' },
  { what: 'list, failed', element: LIST, scenario: 'failed', reached: 'failed' },
  { what: 'list, signed out', element: LIST, scenario: 'signed-out', reached: 'signed-out' },
  { what: 'detail, waiting', element: DETAIL, scenario: 'waiting', reached: 'ready' },
  { what: 'detail, in force', element: DETAIL, scenario: 'in-force', reached: 'ready' },
  { what: 'detail, closed', element: DETAIL, scenario: 'closed', reached: 'ready' },
  { what: 'detail, unknown', element: DETAIL, scenario: 'unknown-status', reached: 'ready' },
  { what: 'detail, long words', element: DETAIL, scenario: 'long-text', reached: 'ready' },
  { what: 'detail, loading', element: DETAIL, scenario: 'loading', reached: 'loading' },
  { what: 'detail, failed', element: DETAIL, scenario: 'offline', reached: 'failed' },
  { what: 'detail, not found', element: DETAIL, scenario: 'default', reached: 'failed' },
  { what: 'detail, signed out', element: DETAIL, scenario: 'signed-out', reached: 'signed-out' },
  {
    what: 'detail, saving',
    element: DETAIL,
    scenario: 'saving',
    reached: 'ready',
    act: pressDecision(0),
    then: shown('[data-decision][aria-disabled]'),
  },
  {
    what: 'detail, saved',
    element: DETAIL,
    scenario: 'waiting',
    reached: 'ready',
    act: pressDecision(1),
    then: shown('#lupa-result'),
  },
  {
    what: 'detail, not saved',
    element: DETAIL,
    scenario: 'not-saved',
    reached: 'ready',
    act: pressDecision(0),
    then: shown('#lupa-trouble'),
  },
  {
    what: 'detail, in doubt',
    element: DETAIL,
    scenario: 'outcome-unknown',
    reached: 'ready',
    act: pressDecision(0),
    then: shown('#lupa-trouble'),
  },
  {
    what: 'detail, overtaken',
    element: DETAIL,
    scenario: 'overtaken',
    reached: 'ready',
    act: pressDecision(0),
    then: shown('#lupa-result'),
  },
  { what: 'session, signed in', element: SESSION, scenario: 'default', reached: 'ready' },
  { what: 'session, signed out', element: SESSION, scenario: 'signed-out', reached: 'signed-out' },
  { what: 'session, failed', element: SESSION, scenario: 'failed', reached: 'failed' },
  {
    what: 'session, still signed in',
    element: SESSION,
    scenario: 'sign-out-failed',
    reached: 'ready',
    act: pressLastButton,
    then: shown('#lupa-sign-out-error'),
  },
  { what: 'detail, several uses', element: DETAIL, scenario: 'purposes', reached: 'ready' },
  {
    what: 'detail, a use without a choice',
    element: DETAIL,
    scenario: 'purposes',
    reached: 'ready',
    act: pressIn('form button'),
    then: shown('[aria-invalid]'),
  },
  { what: 'detail, uses that were answered', element: DETAIL, scenario: 'some-purposes', reached: 'ready' },
  {
    what: 'detail, what has changed',
    element: DETAIL,
    scenario: 'needs-renewal',
    reached: 'ready',
    act: pressIn('summary'),
    then: shown('details[open]'),
  },
  {
    what: 'detail, no explicit consent',
    element: DETAIL,
    scenario: 'explicit',
    reached: 'ready',
    act: pressDecision(0),
    then: shown('[aria-invalid]'),
  },
  { what: 'detail, guardians differ', element: DETAIL, scenario: 'conflict', reached: 'ready' },
  { what: 'detail, in advance', element: DETAIL, scenario: 'in-advance-offered', reached: 'ready' },
  { what: 'detail, answered in advance', element: DETAIL, scenario: 'answered-in-advance', reached: 'ready' },
  {
    what: 'detail, replaced',
    element: html`<lupa-consent-detail
      request-id=${REQUEST_IDS.publicationLastYear}
      list-path="/consents"
      detail-path="/consents/{id}"
    ></lupa-consent-detail>`,
    scenario: 'default',
    reached: 'ready',
  },
  { what: 'tasks', element: TASKS, scenario: 'tasks', reached: 'ready' },
  { what: 'tasks, given again', element: TASKS, scenario: 'tasks-given-again', reached: 'ready' },
  {
    what: 'tasks, asked whether it is done',
    element: TASKS,
    scenario: 'tasks',
    reached: 'ready',
    act: pressIn('[id^=lupa-ask-]'),
    then: shown('.lupa-confirm'),
  },
  { what: 'services', element: SERVICES, scenario: 'services', reached: 'ready' },
  {
    what: 'a service under way',
    ...{ element: SERVICES, scenario: 'services', reached: 'ready' },
    ...{ act: pressIn('#lupa-service-venepaikat'), then: shown('details') },
  },
  {
    what: 'a service with consents',
    ...{ element: SERVICES, scenario: 'default', reached: 'ready' },
    ...{ act: pressIn('#lupa-service-varhaiskasvatus'), then: shown('.lupa-panel .lupa-tone-success') },
  },
  {
    what: 'a service, choosing what it knows',
    ...{ element: SERVICES, scenario: 'services', reached: 'ready' },
    ...{ act: pressEach('#lupa-service-kirjasto', '#lupa-choose-kirjasto'), then: shown('fieldset') },
  },
  {
    what: 'a service, leaving it',
    ...{ element: SERVICES, scenario: 'services', reached: 'ready' },
    ...{ act: pressEach('#lupa-service-palaute', '#lupa-leave-palaute'), then: shown('dialog') },
  },
  { what: 'a service that was left', element: SERVICES, scenario: 'service-left', reached: 'ready' },
  { what: 'no services', element: SERVICES, scenario: 'no-services', reached: 'empty' },
  { what: 'group', element: GROUP, scenario: 'director', reached: 'ready' },
  { what: 'group, only looked at', element: GROUP, scenario: 'educator', reached: 'ready' },
  { what: 'group, loading', element: GROUP, scenario: 'loading', reached: 'loading' },
  { what: 'group, signed out', element: GROUP, scenario: 'signed-out', reached: 'signed-out' },
  {
    what: 'group, choosing',
    element: GROUP,
    scenario: 'director',
    reached: 'ready',
    act: pressEach('#lupa-choose', 'tbody input'),
    then: shown('.lupa-chosen'),
  },
  {
    what: 'group, a menu',
    element: GROUP,
    scenario: 'director',
    reached: 'ready',
    act: pressIn('.lupa-menu-button'),
    then: shown('.lupa-menu-items'),
  },
  {
    what: 'group, sending',
    element: GROUP,
    scenario: 'director',
    reached: 'ready',
    act: pressIn('#lupa-act-send'),
    then: shown('#lupa-list-skipped'),
  },
  {
    what: 'group, closing without a tick',
    element: GROUP,
    scenario: 'director',
    reached: 'ready',
    act: (element) => {
      pressIn('#lupa-act-close')(element);
      void until(() => shown('#lupa-confirmed')(element), 'the plan').then(() => pressIn('[data-what]')(element));
    },
    then: shown('[aria-invalid]'),
  },
  {
    what: 'group, recording an answer without one',
    element: GROUP,
    scenario: 'director',
    reached: 'ready',
    act: pressEach('.lupa-menu-button', '.lupa-menu-items button:last-child', '#lupa-record'),
    then: shown('[aria-invalid]'),
  },
  { what: 'profile', element: PROFILE, scenario: 'profile', reached: 'ready' },
  { what: 'profile, signed out', element: PROFILE, scenario: 'signed-out', reached: 'signed-out' },
  { what: 'profile, failed', element: PROFILE, scenario: 'failed', reached: 'failed' },
  {
    what: 'profile, editing two fields',
    element: PROFILE,
    scenario: 'profile',
    reached: 'ready',
    act: pressEach('#lupa-edit-phone', '#lupa-edit-address'),
    then: shown('select'),
  },
  {
    what: 'profile, with a fault',
    element: PROFILE,
    scenario: 'profile',
    reached: 'ready',
    act: (element) => {
      pressIn('#lupa-edit-address')(element);
      void until(() => shown('select')(element), 'the inputs').then(() => {
        const street = element.shadowRoot!.querySelector<HTMLInputElement>('[name="address.street"]')!;
        street.value = '';
        street.dispatchEvent(new Event('input', { bubbles: true }));
        pressIn('.lupa-form button')(element);
      });
    },
    then: shown('[aria-invalid]'),
  },
  {
    what: 'profile, removing',
    element: PROFILE,
    scenario: 'profile',
    reached: 'ready',
    act: pressIn('#lupa-remove-phone'),
    then: shown('dialog[open]'),
  },
  {
    what: 'profile, deleting all',
    element: PROFILE,
    scenario: 'profile',
    reached: 'ready',
    act: pressIn('#lupa-delete'),
    then: shown('dialog[open]'),
  },
  {
    what: 'profile, the identity code',
    element: PROFILE,
    scenario: 'profile',
    reached: 'ready',
    act: pressIn('#lupa-look'),
    then: (element) => element.shadowRoot!.textContent.includes('010180-999J'),
  },
  { what: 'editor', element: EDITOR, scenario: 'template-draft', reached: 'ready' },
  { what: 'editor, only looked at', element: EDITOR, scenario: 'template-viewer', reached: 'ready' },
  { what: 'editor, new', element: editorOf('template-new'), scenario: 'template-new', reached: 'ready' },
  { what: 'editor, loading', element: EDITOR, scenario: 'loading', reached: 'loading' },
  { what: 'editor, signed out', element: EDITOR, scenario: 'signed-out', reached: 'signed-out' },
  { what: 'editor, failed', element: EDITOR, scenario: 'failed', reached: 'failed' },
  {
    what: 'editor, with errors in every language',
    element: EDITOR,
    scenario: 'template-draft',
    reached: 'ready',
    act: pressEach(
      '.lupa-part-toggle[id^=lupa-language][aria-expanded=false]',
      '.lupa-part-toggle[id^=lupa-language][aria-expanded=true]',
      '.lupa-part-toggle[id^=lupa-language][aria-expanded=false]',
      '#lupa-publish',
    ),
    then: shown('#lupa-errors'),
  },
  {
    what: 'editor, discarding',
    element: EDITOR,
    scenario: 'template-draft',
    reached: 'ready',
    act: pressIn('#lupa-discard'),
    then: shown('dialog[open]'),
  },
  {
    what: 'editor, published',
    element: CHANGED,
    scenario: 'template-published',
    reached: 'ready',
  },
  {
    what: 'editor, beginning a change without its kind',
    element: CHANGED,
    scenario: 'template-published',
    reached: 'ready',
    act: pressEach('#lupa-begin', '#lupa-do'),
    then: shown('#lupa-change-error'),
  },
  { what: 'my page', element: MY_PAGE, scenario: 'default', reached: 'ready' },
  {
    what: 'my page, for whom',
    element: MY_PAGE,
    scenario: 'default',
    reached: 'ready',
    act: (element) => void until(() => shown('summary')(element), 'whose').then(() => pressIn('summary')(element)),
    then: shown('details[open]'),
  },
  {
    what: 'my page, for whom, long words',
    element: MY_PAGE,
    scenario: 'long-text',
    reached: 'ready',
    act: (element) => void until(() => shown('summary')(element), 'whose').then(() => pressIn('summary')(element)),
    then: shown('details[open]'),
  },
  { what: 'my page, signed out', element: MY_PAGE, scenario: 'signed-out', reached: 'signed-out' },
];

async function show({ element, scenario, reached, act, then }: State): Promise<HTMLElement> {
  await serve(scenario);
  const provider = await put(html`<lupa-provider api-url="/api">${element}</lupa-provider>`);
  const widget = provider.firstElementChild as HTMLElement;
  await until(
    () => widget.dataset['state'] === reached,
    () => `${reached}; it is ${widget.dataset['state']}`,
  );
  act?.(widget);
  if (then !== undefined) await until(() => then(widget), 'what was done to show');
  await settled();
  return widget;
}

/** Every control that can be pressed or chosen, with the area that takes the press. */
function targets(widget: HTMLElement): { name: string; role: string | undefined; area: DOMRect; isTool: boolean }[] {
  return [...everyElement(widget)]
    .filter((each): each is HTMLElement => each.matches('button, a[href], input, summary'))
    .filter((each) => each.checkVisibility())
    .map((each) => ({
      name: nameOf(each),
      role: roleOf(each),
      // Tools stand in a row, and keys do the same (WCAG 2.5.8).
      isTool: each.closest('[role=toolbar]') !== null,
      area: (each.closest('label') ?? each).getBoundingClientRect(),
    }));
}

/** What a control belongs to: the use that it answers, the event that it is a receipt of, the dialog, the language. */
function placeOf(control: HTMLElement): string {
  const place = control.parentElement?.closest<HTMLElement>('fieldset, li, dialog, [role=group], [role=toolbar]');
  if (place == null) return '';
  return `${placeOf(place)} ${place.matches('li') ? textOf(place) : nameOf(place)}`;
}

/** A link inside a sentence is as high as its line (WCAG 2.5.8, inline). */
const isInSentence = ({ role, name }: { role: string | undefined; name: string }) =>
  role === 'link' && name.includes('@');

describe('law 24: accessibility: every state in every language', () => {
  for (const state of STATES) {
    it(state.what, async () => {
      for (const language of LANGUAGES) {
        speak(language);
        const widget = await show(state);
        expectWholeReferences();
        await expect(widget).to.be.accessible({ ignoredRules: ['region'] });

        const controls = ['button', 'link'].flatMap((role) => allByRole(role, undefined, widget.shadowRoot!));
        const names = controls.map((each) => `${placeOf(each)}: ${nameOf(each)}`);
        expect(names, 'controls of one name in one place').to.deep.equal([...new Set(names)]);
        expect(controls.map(nameOf)).not.to.include('');
        for (const { name, role, area, isTool } of targets(widget)) {
          if (isInSentence({ role, name })) continue;
          const isInText = role === 'link' && state.element === LIST && state.reached === 'ready';
          const least = isInText || isTool || role === undefined ? 24 : 44;
          expect(area.height, `${role} "${name}" in height`).to.be.at.least(least);
          expect(area.width, `${role} "${name}" in width`).to.be.at.least(least);
        }
        widget.parentElement!.remove();
      }
      warnings();
    });
  }
});

describe('law 24: accessibility: a narrow page and wide letters', () => {
  /** What is there for who listens only has no size to speak of. */
  const isSeen = (each: Element) =>
    // What is written in a line may be longer than it: the line scrolls.
    each instanceof HTMLElement && !each.matches('.lupa-aloud, input') && getComputedStyle(each).clipPath === 'none';

  /** Elements whose content is wider than they are, or than the page. */
  function overflowing(widget: HTMLElement): string[] {
    const { right } = widget.getBoundingClientRect();
    return [...everyElement(widget)]
      .filter((each): each is HTMLElement => isSeen(each) && getComputedStyle(each).display !== 'inline')
      .filter(
        (each) => each.scrollWidth > Math.ceil(each.clientWidth) + 1 || each.getBoundingClientRect().right > right + 1,
      )
      .filter((each) => each.clientWidth > 0)
      .map(
        (each) =>
          `<${each.localName} class="${each.className}"> ${each.scrollWidth} > ${each.clientWidth}: ${textOf(each).slice(0, 60)}`,
      );
  }

  /** Elements that cut off what is in them. */
  function cut(widget: HTMLElement): string[] {
    return [...everyElement(widget)]
      .filter((each): each is HTMLElement => isSeen(each) && /hidden|clip/u.test(getComputedStyle(each).overflow))
      .filter((each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)
      .map((each) => `<${each.localName} class="${each.className}">`);
  }

  /** Texts that lie upon each other: what a person cannot read. */
  function colliding(widget: HTMLElement): string[] {
    // What stays in sight lies upon what is scrolled under it.
    const controls = [...everyElement(widget)].filter(
      (each) =>
        each.matches('button, a[href], label, h2, h3, h4, time') &&
        each.checkVisibility() &&
        each.closest('.lupa-to-acts, .lupa-bar') === null,
    );
    return controls.flatMap((one, index) =>
      controls.slice(index + 1).flatMap((other) => {
        if (one.contains(other) || other.contains(one)) return [];
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const meets = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        return meets ? [`"${textOf(one)}" and "${textOf(other)}"`] : [];
      }),
    );
  }

  /** WCAG 1.4.12. A page's own style does not reach into a shadow root; a reader's tool does. */
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
  `);

  function space(widget: HTMLElement): void {
    for (const { shadowRoot } of [widget, ...everyElement(widget)]) {
      if (shadowRoot !== null) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, spacing];
    }
  }

  const LAYOUTS: State[] = [
    ...STATES.filter(({ scenario }) => scenario === 'long-text'),
    ...STATES.filter(({ what }) =>
      [
        'list',
        'list, failed',
        'detail, in doubt',
        'detail, saved',
        'profile',
        'profile, with a fault',
        'session, signed in',
        'session, still signed in',
        'detail, a use without a choice',
        'detail, uses that were answered',
        'detail, what has changed',
        'detail, no explicit consent',
        'detail, in advance',
        'tasks',
        'tasks, asked whether it is done',
        'group',
        'group, choosing',
        'editor',
        'editor, with errors in every language',
        'editor, published',
        'my page, for whom',
      ].includes(what),
    ),
  ];
  for (const state of LAYOUTS) {
    it(`nothing is cut or sticks out: ${state.what}`, async () => {
      for (const language of LANGUAGES) {
        speak(language);
        const widget = await show(state);
        for (const width of ['320px', '280px']) {
          widget.style.width = width;
          expect(overflowing(widget), `${language}, ${width}`).to.deep.equal([]);
          expect(colliding(widget), `${language}, ${width}`).to.deep.equal([]);
        }
        space(widget);
        expect(overflowing(widget), `${language}, spaced`).to.deep.equal([]);
        expect(cut(widget), `${language}, spaced`).to.deep.equal([]);
        expect(colliding(widget), `${language}, spaced`).to.deep.equal([]);
        widget.parentElement!.remove();
      }
    });
  }

  it('takes its size from the text around it, not from the root of the page', async () => {
    const width = (widget: HTMLElement) => widget.shadowRoot!.querySelector('h2')!.getBoundingClientRect().height;
    document.documentElement.style.fontSize = '62.5%';
    try {
      const widget = await show(STATES[0]!);
      widget.parentElement!.style.fontSize = '16px';
      const usual = width(widget);
      widget.parentElement!.style.fontSize = '32px';
      expect(width(widget)).to.be.greaterThan(usual * 1.5);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });
});

describe('law 24: accessibility: what the reader has asked of the browser', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference', media: 'screen' }));

  it('nothing moves for who wants no motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    for (const state of STATES) {
      const widget = await show(state);
      for (const each of everyElement(widget)) {
        const { animationDuration, transitionDuration } = getComputedStyle(each);
        const seconds = `${animationDuration}, ${transitionDuration}`.split(', ').map(parseFloat);
        expect(Math.max(...seconds), `${state.what}: ${each.className}`).to.be.at.most(0.01);
      }
      widget.parentElement!.remove();
    }
    warnings();
  });

  /** The rules of the element that hold where the reader has chosen the colours: this runner cannot choose them. */
  function forcedColourRules(widget: HTMLElement): CSSStyleRule[] {
    const media = widget
      .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
      .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule);
    return media
      .filter(({ conditionText }) => conditionText.includes('forced-colors: active'))
      .flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[]);
  }

  it('with forced colours the chosen filter is marked by more than a background', async () => {
    const widget = await show(STATES[0]!);
    const marked = byRole('radio', /^Kaikki/u).nextElementSibling!;
    const rules = forcedColourRules(widget).filter(({ selectorText }) => marked.matches(selectorText));
    expect(rules.some(({ style }) => /outline|border/u.test(style.cssText))).to.equal(true);
  });

  it('with forced colours every button, filter, status, use and field keeps a line around it', async () => {
    const uses = STATES.find(({ what }) => what === 'detail, several uses')!;
    const inAdvance = STATES.find(({ what }) => what === 'detail, in advance')!;
    for (const state of [STATES[0]!, STATES[7]!, STATES[21]!, uses, inAdvance]) {
      const widget = await show(state);
      const boxes = [...everyElement(widget)].filter((each) =>
        each.matches('.lupa-button, .lupa-filter span, .lupa-status, .lupa-purpose, .lupa-field'),
      );
      expect(boxes).not.to.deep.equal([]);
      for (const box of boxes) {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(box);
        expect([parseFloat(borderTopWidth) >= 1, borderTopStyle], box.className as string).to.deep.equal([
          true,
          'solid',
        ]);
      }
    }
  });

  it('pictures are drawn in the colour of the text, and hidden from who listens', async () => {
    const widget = await show(STATES[7]!);
    const pictures = [...everyElement(widget)].filter((each) => each instanceof SVGSVGElement);
    expect(pictures).not.to.deep.equal([]);
    for (const picture of pictures) {
      expect(getComputedStyle(picture).stroke).to.equal(getComputedStyle(picture).color);
      expect(picture.getAttribute('aria-hidden')).to.equal('true');
    }
  });

  it('focus is shown by a line of at least two pixels, on every control', async () => {
    const widget = await show(STATES[7]!);
    const rules = widget.shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[]);
    const focus = rules.find(({ selectorText }) => selectorText === ':focus-visible')!;
    const [, width] = /outline: (\d+)px solid/u.exec(focus.cssText) ?? [];
    expect(Number(width)).to.be.at.least(2);
    const reset = rules.filter(
      ({ style, selectorText }) => style?.outlineStyle === 'none' && selectorText !== undefined,
    );
    expect(reset.map(({ selectorText }) => selectorText)).to.deep.equal([]);
  });

  it('on paper nothing is left to press, and the text is there', async () => {
    const widget = await show(STATES[7]!);
    await emulateMedia({ media: 'print' });
    expect(allByRole('button', undefined, widget.shadowRoot!)).to.deep.equal([]);
    expect(textOf(widget)).to.include('Lasta voidaan kuvata');
  });
});
