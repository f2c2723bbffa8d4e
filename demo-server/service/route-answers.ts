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
