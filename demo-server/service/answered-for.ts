/** Says for whom an answer is, to whoever keeps it in the browser: see {@link ANSWERED_FOR}. */
import type { MiddlewareHandler } from 'hono';
import { ANSWERED_FOR } from '../../src/contract/headers.ts';
import { sha256 } from './agreed-texts.ts';
import type { Actor } from './authorisation.ts';
import type { SignedIn } from './signed-in.ts';

/** Characters of hexadecimal: two people never share one, and nobody finds the person by it. */
const LENGTH = 32;

/**
 * The word for a person in an organisation. Ids cannot be guessed, so that it leads back to nobody. One who is identified
 * weakly has another: what a browser kept for them is not to be shown then.
 */
export async function wordFor({ organisationId, personId, strength }: Actor): Promise<string> {
  const how = strength === 'weak' ? ' weakly' : '';
  const digest = await sha256(new TextEncoder().encode(`answered for ${organisationId} ${personId}${how}`));
  return digest.slice(0, LENGTH);
}

/** On answers to those who have signed in. */
export const saysForWhom: MiddlewareHandler<SignedIn> = async (context, next) => {
  await next();
  context.header(ANSWERED_FOR, await wordFor(context.get('actor')));
};
