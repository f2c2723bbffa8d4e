import { onEveryStore } from './every-store.ts';
import { profilesContract } from './profiles-contract.ts';

onEveryStore(profilesContract);
