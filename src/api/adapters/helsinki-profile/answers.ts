/** What comes, as far as it is read. A field that was not asked for is not there. */
import * as v from 'valibot';

const DomesticAddress = v.object({ streetAddress: v.string(), postalCode: v.string(), postOffice: v.string() });
const domestic = v.optional(v.nullable(DomesticAddress));

const OwnAddress = v.object({
  id: v.string(),
  address: v.string(),
  postalCode: v.string(),
  city: v.string(),
  countryCode: v.string(),
});
const OwnPhone = v.object({ id: v.string(), phone: v.string() });

/** `edges[].node`, either of which may be null. */
/* @__NO_SIDE_EFFECTS__ */
function nodes<T extends v.GenericSchema>(node: T) {
  return v.optional(v.nullable(v.object({ edges: v.array(v.nullable(v.object({ node: v.nullable(node) }))) })));
}

/** `Profile` in terms of Helsinki-profiili: `ProfileNode`. */
export const ProfileNode = v.object({
  id: v.string(),
  language: v.nullable(v.picklist(['FINNISH', 'SWEDISH', 'ENGLISH'])),
  /** Null where the identity service did not tell them. */
  availableLoginMethods: v.nullable(v.array(v.nullable(v.object({ method: v.string() })))),
  firstName: v.optional(v.string()),
  lastName: v.optional(v.string()),
  primaryEmail: v.optional(v.nullable(v.object({ id: v.string(), email: v.string(), verified: v.boolean() }))),
  primaryPhone: v.optional(v.nullable(OwnPhone)),
  phones: nodes(OwnPhone),
  primaryAddress: v.optional(v.nullable(OwnAddress)),
  addresses: nodes(OwnAddress),
  verifiedPersonalInformation: v.nullable(
    v.object({
      firstName: v.optional(v.string()),
      givenName: v.optional(v.string()),
      lastName: v.optional(v.string()),
      municipalityOfResidence: v.optional(v.string()),
      permanentAddress: domestic,
      temporaryAddress: domestic,
      permanentForeignAddress: v.optional(
        v.nullable(v.object({ streetAddress: v.string(), additionalAddress: v.string(), countryCode: v.string() })),
      ),
    }),
  ),
});
export type ProfileNode = v.InferOutput<typeof ProfileNode>;

export const IdentityCodeAnswer = v.object({
  id: v.string(),
  verifiedPersonalInformation: v.nullable(v.object({ nationalIdentificationNumber: v.string() })),
});

const text = v.nullable(v.string());

export const ServicesAnswer = v.object({
  serviceConnections: nodes(
    v.object({
      id: v.string(),
      createdAt: v.string(),
      enabled: v.boolean(),
      service: v.object({
        name: v.string(),
        titleFi: text,
        titleSv: text,
        titleEn: text,
        descriptionFi: text,
        descriptionSv: text,
        descriptionEn: text,
        privacyFi: text,
        privacySv: text,
        privacyEn: text,
        allowedDataFields: nodes(
          v.object({ fieldName: v.string(), order: v.number(), labelFi: text, labelSv: text, labelEn: text }),
        ),
      }),
    }),
  ),
});
export type ServicesAnswer = v.InferOutput<typeof ServicesAnswer>;
