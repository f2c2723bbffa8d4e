import { announceProvider } from '../../context/context-protocol.ts';

/** An adapter has come in a script of its own: the elements that were there before ask again for what it brings. */
export function announceAdapter(): void {
  announceProvider(document);
}
