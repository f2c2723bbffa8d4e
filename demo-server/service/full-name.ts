import type { PersonRecord } from './store.ts';

export function fullName({ givenNames, familyName }: Pick<PersonRecord, 'givenNames' | 'familyName'>): string {
  return `${givenNames} ${familyName}`;
}
