import { onEveryStore } from './every-store.ts';
import { outboxContract } from './outbox-contract.ts';

onEveryStore(outboxContract);
