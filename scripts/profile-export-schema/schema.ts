import { toJsonSchema } from '@valibot/to-json-schema';
import { ProfileExport } from '../../src/contract/profile-export.ts';

/** JSON Schema of what a person downloads, for those who read the file with other programs. */
export function profileExportSchema(): Record<string, unknown> {
  return {
    ...toJsonSchema(ProfileExport, { typeMode: 'output', errorMode: 'ignore', target: 'draft-2020-12' }),
    title: 'All that is held about a person by the Lupa service of an organisation',
  };
}
