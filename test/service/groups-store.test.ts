import { onEveryStore } from './every-store.ts';
import { groupsContract } from './groups-contract.ts';

onEveryStore(groupsContract);
