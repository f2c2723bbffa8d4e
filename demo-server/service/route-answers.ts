/** How routes describe their answers in the OpenAPI document. */
import { resolver } from 'hono-openapi';
import { Problem } from '../../src/contract/problem.ts';

/** What an id looks like. Nothing else is looked for: there are texts, such as one with NUL, that a database refuses. */
export const ID = /^[\w-]{1,64}$/u;

/** An answer as the contract says. */
export function json(description: string, schema: Parameters<typeof resolver>[0]) {
  return { description, content: { 'application/json': { schema: resolver(schema) } } };
}

export function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: resolver(Problem) } } };
}

/** Of the routes for those who have signed in. */
export const NOT_LET_IN = {
  401: problem('Not signed in'),
  403: problem('Identified weakly: `needs-strong`'),
};
