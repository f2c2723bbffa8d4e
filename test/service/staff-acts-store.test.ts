import { onEveryStore } from './every-store.ts';
import { staffActsContract } from './staff-acts-contract.ts';

onEveryStore(staffActsContract);
