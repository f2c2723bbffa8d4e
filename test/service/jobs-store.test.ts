import { onEveryStore } from './every-store.ts';
import { jobsContract } from './jobs-contract.ts';

onEveryStore(jobsContract);
