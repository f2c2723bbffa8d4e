/** The server with the library as it has been built. `npm start` builds it first where that is needed. */
import { run } from './run.ts';

await run(process.env);
