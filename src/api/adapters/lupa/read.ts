import { safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { ApiError } from '../../api-error.ts';

/** The body as the contract says, or an `unreadable` error. */
export function readAs<T extends GenericSchema>(schema: T, body: unknown): InferOutput<T> {
  const result = safeParse(schema, body);
  if (!result.success) throw new ApiError('unreadable');
  return result.output;
}
