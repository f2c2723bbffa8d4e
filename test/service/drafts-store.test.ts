import { draftsContract } from './drafts-contract.ts';
import { onEveryStore } from './every-store.ts';

onEveryStore(draftsContract);
