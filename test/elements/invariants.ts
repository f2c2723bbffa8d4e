/** What holds after every step, whatever the step was. */
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { everyElement, focused, roleOf } from './screen.ts';

const STATES = ['unconfigured', 'signed-out', 'loading', 'empty', 'ready', 'failed'];
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];

function widgets(): LitElement[] {
  return [...everyElement(document)].filter((element): element is LitElement => element.localName.startsWith('lupa-'));
}

/** Waits until every element on the page has shown what it knows. */
export async function settled(): Promise<void> {
  for (const widget of widgets()) await widget.updateComplete;
}

/** One thing that the person does, and what they wait for after it. */
export async function step(act: () => unknown, outcome: () => unknown = () => {}): Promise<void> {
  await act();
  await settled();
  expectSound();
  await outcome();
  await settled();
  expectSound();
}

export function expectSound(): void {
  expect(focused() === document.body, 'focus has fallen to the body').to.equal(false);
  expectWholeReferences();
  expectOneAnnouncer();
  for (const widget of widgets()) {
    if (widget.dataset['state'] !== undefined) expect(STATES).to.include(widget.dataset['state']);
  }
}

/** No reference crosses a shadow root or leads nowhere, and no id is there twice. */
export function expectWholeReferences(): void {
  const ids = new Map<Node, string[]>();
  for (const element of everyElement(document)) {
    const root = element.getRootNode() as Document | ShadowRoot;
    if (element.id !== '') ids.set(root, [...(ids.get(root) ?? []), element.id]);
    for (const attribute of REFERENCES) {
      for (const id of element.getAttribute(attribute)?.split(/\s+/u) ?? []) {
        expect(root.getElementById(id), `${attribute}="${id}" of <${element.localName}>`).not.to.equal(null);
      }
    }
  }
  for (const there of ids.values()) expect(there).to.deep.equal([...new Set(there)]);
}

/** One pair of live regions for the page, in the light DOM, and none anywhere else. */
export function expectOneAnnouncer(): void {
  const regions = [...everyElement(document)].filter((element) => /^(?:status|alert)$/u.test(roleOf(element) ?? ''));
  // Outside of a modal dialog nothing is heard: while one is open, they are shown in it.
  const isHeard = (region: Element) =>
    region.parentNode === document.body || region.assignedSlot?.closest('dialog')?.open === true;
  expect(regions.every(isHeard), 'a live region in a shadow root').to.equal(true);
  if (regions.length === 0) return;
  expect(regions.map(roleOf).sort()).to.deep.equal(['alert', 'status']);
}
