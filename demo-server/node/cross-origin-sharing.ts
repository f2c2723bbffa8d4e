import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { ANSWERED_FOR, IDEMPOTENCY_KEY, REQUESTED_BY } from '../../src/contract/headers.ts';
import type { Origins } from './origins.ts';

/** Seconds that a browser may go without asking again. */
const PREFLIGHT_MAX_AGE = 600;

/**
 * CORS for the pages of allowed origins, named whole; everybody else gets no CORS header at all. Files of the library
 * go the same way: a module script of another origin is fetched with CORS.
 */
export function crossOriginSharing({ allowed }: Origins): MiddlewareHandler {
  const share = cors({
    origin: [...allowed],
    credentials: true,
    allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowHeaders: ['Content-Type', 'If-Match', IDEMPOTENCY_KEY, REQUESTED_BY],
    exposeHeaders: ['ETag', ANSWERED_FOR],
    maxAge: PREFLIGHT_MAX_AGE,
  });
  return async (context, next) => {
    if (allowed.includes(context.req.header('Origin') ?? '')) return share(context, next);
    await next();
    context.header('Vary', 'Origin', { append: true });
  };
}
