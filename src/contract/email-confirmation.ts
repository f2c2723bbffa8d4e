/** What is said when the mail that confirms an address is sent once more. */
import * as v from 'valibot';

/** It has been put into the outbox, to this address. */
export const EmailConfirmationSent = v.object({ address: v.string() });
