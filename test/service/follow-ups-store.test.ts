import { onEveryStore } from './every-store.ts';
import { followUpsContract } from './follow-ups-contract.ts';

onEveryStore(followUpsContract);
