/** Whether the long figures are wanted (`LUPA_FULL=1`, as `npm run test:full` sets it) or the short ones of every run. */
export const FULL = process.env['LUPA_FULL'] === '1';
