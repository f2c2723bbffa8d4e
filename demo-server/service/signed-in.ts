import type { MiddlewareHandler } from 'hono';
import { isStrongEnough, type Actor } from './authorisation.ts';
import { ProblemError } from './problem.ts';
import { ID } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';

/** What routes find in their context once somebody has signed in. */
export interface SignedIn {
  Variables: { actor: Actor };
}

/** Lets in who has signed in, strongly where the route needs it, and tells the others to. */
export function signedInOnly({ identify }: ServiceOptions): MiddlewareHandler<SignedIn> {
  return async (context, next) => {
    const actor = await identify(context.req.raw);
    if (actor === null) throw new ProblemError('sign-in-required');
    if (!isStrongEnough(actor, `${context.req.method} ${context.req.path}`)) throw new ProblemError('needs-strong');
    context.set('actor', actor);
    await next();
  };
}

/** Finds nothing under what cannot be an id. */
export const idsOnly: MiddlewareHandler = async (context, next) => {
  const ids: string[] = Object.values(context.req.param());
  if (!ids.every((id) => ID.test(id))) throw new ProblemError('not-found');
  await next();
};
