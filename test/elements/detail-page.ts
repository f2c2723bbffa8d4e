/** A page with one request on it, and what a person does there. */
import './network.ts';
import { html } from 'lit';
import { SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-provider.ts';
import type { ConsentDetailApi } from '../../src/api/ports.ts';
import type { ConsentEvent } from '../../src/contract/consent-detail.ts';
import type { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import { put } from './page.ts';
import { byRole, findByRole, until, type Place } from './screen.ts';
import { serve, type Server } from './server.ts';

export const RESULT = 'Vastauksesi tallennettiin';
export const CHANGED = 'Vastaustasi ei tallennettu: pyyntö on muuttunut sen jälkeen, kun avasit sen';
export const ACCEPT = 'Hyväksy';
export const DECLINE = 'Hylkää';
export const WITHDRAW = 'Peru suostumus';

export interface DetailPage {
  server: Server;
  element: LupaConsentDetail;
  /** What the page heard of decisions. */
  told: CustomEvent[];
}

/** Puts the element inside a provider, without waiting for what it shows. */
export async function putDetail(id = SCENARIO_REQUEST_ID): Promise<LupaConsentDetail> {
  const provider = await put(html`<lupa-provider api-url="/api">
    <lupa-consent-detail request-id=${id} list-path="/consents" detail-path="/consents/{id}"></lupa-consent-detail>
  </lupa-provider>`);
  return provider.querySelector('lupa-consent-detail')!;
}

/** The page of one request, as it stands in the scenario, when it is there to be read. */
export async function openRequest(scenario: ScenarioName = 'waiting', id?: string): Promise<DetailPage> {
  const server = await serve(scenario);
  const element = await putDetail(id);
  await until(() => element.dataset['state'] === 'ready', 'the request to be shown');
  return { server, element, told: listen() };
}

/** The element alone, with an API that is a plain object. */
export async function putWithApi(api: ConsentDetailApi, id = 'r1'): Promise<LupaConsentDetail> {
  const element = await put<LupaConsentDetail>(
    html`<lupa-consent-detail .api=${api} request-id=${id} list-path="/consents"></lupa-consent-detail>`,
  );
  await until(() => element.dataset['state'] === 'ready', 'the request to be shown');
  return element;
}

const told: CustomEvent[] = [];
document.addEventListener('lupa-consent-decided', (event) => told.push(event as CustomEvent));

/** The decisions that the document is told of from now on. */
export function listen(): CustomEvent[] {
  told.length = 0;
  return told;
}

export const button = (name: string, place?: Place) => byRole('button', name, place);
/** The events of the page's request that the service tells its reader of, without those of the sending. */
export async function answersAt({ server }: DetailPage, id = SCENARIO_REQUEST_ID): Promise<ConsentEvent[]> {
  return (await server.stored(id)).events.filter(({ type }) => type !== 'created' && type !== 'sent');
}

export const result = () => findByRole('heading', RESULT);
