import { onEveryStore } from './every-store.ts';
import { storeContract } from './store-contract.ts';

onEveryStore(storeContract);
