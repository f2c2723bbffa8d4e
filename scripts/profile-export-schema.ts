/** Writes docs/profile-export.schema.json from the contract; a test holds the two together. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { profileExportSchema } from './profile-export-schema/schema.ts';

const file = join(import.meta.dirname, '../docs/profile-export.schema.json');
writeFileSync(file, await format(JSON.stringify(profileExportSchema()), { parser: 'json', printWidth: 120 }));
