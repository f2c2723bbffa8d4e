import { checksContract } from './checks-contract.ts';
import { onEveryStore } from './every-store.ts';

onEveryStore(checksContract);
