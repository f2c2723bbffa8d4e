/** Whom templates are directed to, in every store. */
import { addresseesContract } from './addressees-contract.ts';
import { onEveryStore } from './every-store.ts';

onEveryStore(addresseesContract);
