import { announceProvider, provideConnection } from '../../context/context-protocol.ts';
import { connect } from './provider-connection.ts';

const DONE = Symbol.for('lupa/page-provider/1');
const page = globalThis as { [DONE]?: true };

/**
 * Serves the widgets that stand in no `lupa-provider`, on a page whose configuration names the API: one script tag
 * and one tag are enough then. Called by the modules in `define/`; does its work once for the page.
 */
export function providePageConnection(): void {
  if (page[DONE] || !document.getElementById('lupa-config')) return;
  page[DONE] = true;
  const host = document.documentElement;
  provideConnection(host)(connect(host));
  announceProvider(host);
}
