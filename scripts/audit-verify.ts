/** `npm run audit:verify`: whether all events are as they were written. Exit code 0 yes, 1 no, 2 could not be told. */
import { auditVerify } from '../demo-server/node/audit/audit-program.ts';

process.exitCode = await auditVerify(process.env, console.log);
