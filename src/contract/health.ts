import * as v from 'valibot';

export const Health = v.object({ status: v.literal('ok'), store: v.picklist(['memory', 'pglite', 'postgres']) });
export type Health = v.InferOutput<typeof Health>;
