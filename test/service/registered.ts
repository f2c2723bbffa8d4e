/** The services of a municipality of the tests: one of each kind, with the token of one. */
import { readServices, type RegisteredService } from '../../demo-server/service/used-services/registered-services.ts';
import { newServiceToken } from '../../demo-server/service/used-services/report-use.ts';
import type { Municipality } from './municipality.ts';

export const SERVICE_TOKEN = await newServiceToken();

export const both = (fi: string) => ({ fi, sv: `${fi} på svenska` });

/** `boats` waits for open matters and has a token; `care` is never left; `gym` is as small as can be. */
export function registeredIn({ organisation, template }: Municipality): RegisteredService[] {
  const common = { description: both('Palvelu'), data: [] };
  return readServices(
    {
      services: [
        {
          ...{ ...common, id: 'boats', name: both('Venepaikat'), tokenHash: SERVICE_TOKEN.tokenHash },
          ...{ templates: [template.id], keeps: both('Laskut kaksi vuotta'), link: { fi: 'https://kunta.example/v' } },
          disconnection: { when: 'no-open-matters' },
          data: [
            { id: 'name', label: both('Nimi'), needed: true, profile: 'name' },
            { id: 'phone', label: both('Puhelin'), source: both('Sinulta'), why: both('Myrsky'), profile: 'phone' },
            { id: 'email', label: both('Sähköposti'), profile: 'email' },
            { id: 'size', label: both('Veneen koko') },
          ],
        },
        { ...common, id: 'care', name: both('Hoito'), disconnection: { when: 'never', why: both('Laki') } },
        { ...common, id: 'gym', name: both('Sali') },
      ],
    },
    organisation.id,
  );
}
