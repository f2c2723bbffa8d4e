import type { Context } from 'hono';
import { validator } from 'hono-openapi';
import type { BaseIssue, GenericSchema } from 'valibot';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { createMiddleware } from 'hono/factory';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError, problemResponse } from './problem.ts';

/** Largest message taken, in bytes. */
const MAX_BODY = 256 * 1024;
/** Longest part of the name of a faulty field that is repeated to the sender, in UTF-16 code units. */
const MAX_NAME = 100;

/**
 * Whatever the message says, it must be of a type and of a bearable size.
 *
 * @param mediaTypes the type, or those of which it may have one
 * @param maxSize in bytes
 */
export function bodyOf(mediaTypes: string | string[], maxSize: number) {
  return [
    createMiddleware(async (context, next) => {
      if (![mediaTypes].flat().includes(mediaTypeOf(context))) throw new ProblemError('unsupported-media-type');
      await next();
    }),
    bodyLimit({
      maxSize,
      onError: () =>
        problemResponse('too-large', { errors: [{ field: '', message: `Expected at most ${maxSize} bytes` }] }),
    }),
  ] as const;
}

/** Of the body, without its parameters; empty where nothing is said. */
export function mediaTypeOf(context: Context): string {
  return context.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export const jsonOnly = bodyOf('application/json', MAX_BODY);

/** Validates the body by a schema of the contract; 400 with each faulty field named. */
export function message<T extends GenericSchema>(schema: T) {
  return validator('json', schema, (result) => {
    if (result.success) return;
    throw new ProblemError('invalid-message', {
      errors: result.error.map((issue) => ({ field: pathOf(issue), message: expectationOf(issue) })),
    });
  });
}

function pathOf(issue: StandardSchemaV1.Issue): string {
  return (issue.path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
    .slice(0, MAX_NAME);
}

/** What was expected. What came is not told: Valibot's own sentence repeats it, and it may be a person's data. */
function expectationOf(issue: StandardSchemaV1.Issue): string {
  const { expected } = issue as unknown as BaseIssue<unknown>;
  return expected === null ? 'Not as expected' : `Expected ${expected}`;
}
