/** The service worker that keeps rosters, for a host to serve from its own origin: `dist/cdn/roster-worker.js`. */
import { startRosterWorker, type WorkerScope } from '../offline/roster-worker.ts';

startRosterWorker(globalThis as unknown as WorkerScope);
