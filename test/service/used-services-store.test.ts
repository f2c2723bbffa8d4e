import { onEveryStore } from './every-store.ts';
import { usedServicesContract } from './used-services-contract.ts';

onEveryStore(usedServicesContract);
