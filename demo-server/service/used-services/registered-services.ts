/** Which services of the municipality can be connected: read from a file, see docs/services-api.md. */
import * as v from 'valibot';
import { ServiceLink, ServiceText } from '../../../src/contract/service-message.ts';
import { ID } from '../route-answers.ts';

const Id = v.pipe(v.string(), v.regex(ID));

/** A kind of data that the service gets to know. */
const RegisteredData = v.strictObject({
  id: Id,
  label: ServiceText,
  source: v.optional(ServiceText),
  why: v.optional(ServiceText),
  /** The person cannot withhold it. */
  needed: v.optional(v.boolean(), false),
  /** What of the profile it is: the service is told it when it asks. */
  profile: v.optional(v.picklist(['name', 'email', 'phone', 'address', 'language'])),
});
export type RegisteredData = v.InferOutput<typeof RegisteredData>;

const RegisteredServices = v.strictObject({
  services: v.pipe(
    v.array(
      v.strictObject({
        id: Id,
        name: ServiceText,
        description: ServiceText,
        controller: v.optional(ServiceText),
        link: v.optional(ServiceLink, {}),
        privacyNotice: v.optional(ServiceLink, {}),
        data: v.pipe(
          v.array(RegisteredData),
          v.check((data) => areUnique(data.map(({ id }) => id)), 'Expected each id once'),
        ),
        disconnection: v.optional(
          v.variant('when', [
            v.strictObject({ when: v.picklist(['always', 'no-open-matters']) }),
            v.strictObject({ when: v.literal('never'), why: ServiceText }),
          ]),
          { when: 'always' },
        ),
        keeps: v.optional(ServiceText),
        /** Ids of the templates of consents that belong to it. */
        templates: v.optional(v.array(Id), []),
        /** SHA-256 of its token in hexadecimal; without it the service cannot tell anything here. */
        tokenHash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
      }),
    ),
    v.check((services) => areUnique(services.map(({ id }) => id)), 'Expected each id once'),
  ),
});

export type RegisteredService = v.InferOutput<typeof RegisteredServices>['services'][number] & {
  organisationId: string;
};

/** Thrown with one sentence for each fault: `services.2.name.sv: Expected …`. */
export class FaultyServices extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * @param file what the file says, as JSON
 * @throws {FaultyServices}
 */
export function readServices(file: unknown, organisationId: string): RegisteredService[] {
  const parsed = v.safeParse(RegisteredServices, file);
  if (parsed.success) return parsed.output.services.map((service) => ({ ...service, organisationId }));
  throw new FaultyServices(
    parsed.issues.map((issue) => {
      const place = (issue.path ?? []).map(({ key }) => String(key)).join('.');
      return `${place === '' ? 'the file' : place}: ${issue.message}`;
    }),
  );
}

function areUnique(ids: string[]): boolean {
  return new Set(ids).size === ids.length;
}
