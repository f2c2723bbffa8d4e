/** The key of the events, where a test does not care which. */
import { EventChain } from '../../demo-server/service/event-chain.ts';

export const AUDIT_KEY = 'the key of the events in a test, and nowhere else';
export const CHAIN = new EventChain(AUDIT_KEY);
/** For the stores in SQL. */
export const AUDIT = { chain: CHAIN };
