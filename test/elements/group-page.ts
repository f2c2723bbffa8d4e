/** The group table on a page of its own, with a service of plain memory behind it. */
import { html } from 'lit';
import type { LupaGroupRequests } from '../../src/elements/group-requests/group-requests.ts';
import '../../src/define/lupa-group-requests.ts';
import { GroupService } from './group-examples.ts';
import { settled } from './invariants.ts';
import { put } from './page.ts';
import { allByRole, byRole, nameOf, press, until } from './screen.ts';
import type { GroupRow } from '../../src/contract/group-requests.ts';

export async function putGroup(service: GroupService): Promise<LupaGroupRequests> {
  const element = await put<LupaGroupRequests>(
    html`<lupa-group-requests
      .api=${service}
      template-id="t1"
      templates-path="/staff/templates"
      template-path="/staff/templates/{id}"
      consent-path="/consents/{id}"
    ></lupa-group-requests>`,
  );
  await until(
    () => ['ready', 'empty', 'failed', 'signed-out'].includes(element.dataset['state'] ?? ''),
    'the element to come to something',
  );
  await settled();
  return element;
}

export async function groupOf(rows: GroupRow[]): Promise<{ service: GroupService; element: LupaGroupRequests }> {
  const service = new GroupService(rows);
  return { service, element: await putGroup(service) };
}

/** The names of the people, from the top. */
export function names(): string[] {
  return allByRole('rowheader').map((row) => nameOf(row.querySelector('b')!));
}

export function rowOf(name: string): HTMLElement {
  return byRole('rowheader', new RegExp(name, 'u')).closest('tr')!;
}

/** Waits until the table shows the rows of this name first. */
export async function firstIs(name: string): Promise<void> {
  await until(
    () => names()[0] === name,
    () => `${name} first; there are: ${names().join()}`,
  );
  await settled();
}

/** The dialog that is open. */
export function dialogOf(element: HTMLElement): HTMLDialogElement {
  return element.shadowRoot!.querySelector('dialog')!;
}

export function fieldOf<T extends HTMLElement = HTMLInputElement>(element: HTMLElement, id: string): T {
  return element.shadowRoot!.querySelector<T>(`#${id}`)!;
}

/** Picks an option as a person does: the list says that it has changed. */
export function pick(field: HTMLSelectElement, value: string): void {
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Begins to choose people. */
export async function startChoosing(): Promise<void> {
  press(byRole('button', 'Valitse kohteet…'));
  await settled();
}
