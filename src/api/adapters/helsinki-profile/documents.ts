/**
 * What is asked of the GraphQL API of Helsinki-profiili, as it stands (open-city-profile 2.13, MIT). A test holds each
 * document against its schema.
 */

/**
 * The four variables are the groups of data that a service may be refused (`allowedDataFields`); `id`, `language`,
 * `availableLoginMethods` and the outside of `verifiedPersonalInformation` are told to every service. The identity code
 * is not among them on purpose.
 */
export const PROFILE = `query LupaProfile($name: Boolean!, $email: Boolean!, $phone: Boolean!, $address: Boolean!) {
  myProfile {
    id
    language
    availableLoginMethods { method }
    firstName @include(if: $name)
    lastName @include(if: $name)
    primaryEmail @include(if: $email) { id email verified }
    primaryPhone @include(if: $phone) { id phone }
    phones @include(if: $phone) { edges { node { id phone } } }
    primaryAddress @include(if: $address) { ...own }
    addresses @include(if: $address) { edges { node { ...own } } }
    verifiedPersonalInformation {
      __typename
      firstName @include(if: $name)
      givenName @include(if: $name)
      lastName @include(if: $name)
      municipalityOfResidence @include(if: $address)
      permanentAddress @include(if: $address) { ...domestic }
      temporaryAddress @include(if: $address) { ...domestic }
      permanentForeignAddress @include(if: $address) { streetAddress additionalAddress countryCode }
    }
  }
}
fragment own on AddressNode { id address postalCode city countryCode }
fragment domestic on VerifiedPersonalInformationAddressNode { streetAddress postalCode postOffice }`;

/** By itself, and only when somebody asks to see it; with whose it is. */
export const IDENTITY_CODE = `query LupaIdentityCode {
  myProfile { id verifiedPersonalInformation { nationalIdentificationNumber } }
}`;

/** What holds afterwards is asked anew: an error in the answer of a mutation would leave open whether it was done. */
export const UPDATE = `mutation LupaUpdate($profile: ProfileInput!) {
  updateMyProfile(input: { profile: $profile }) { profile { id } }
}`;

/** The titles in each language at once, as the words of a page may be in any. */
export const SERVICES = `query LupaServices {
  myProfile {
    serviceConnections {
      edges {
        node {
          id
          createdAt
          enabled
          service {
            titleFi: title(language: FI)
            titleSv: title(language: SV)
            titleEn: title(language: EN)
            descriptionFi: description(language: FI)
            descriptionSv: description(language: SV)
            descriptionEn: description(language: EN)
            privacyFi: privacyPolicyUrl(language: FI)
            privacySv: privacyPolicyUrl(language: SV)
            privacyEn: privacyPolicyUrl(language: EN)
            name
            allowedDataFields {
              edges {
                node {
                  fieldName
                  order
                  labelFi: label(language: FI)
                  labelSv: label(language: SV)
                  labelEn: label(language: EN)
                }
              }
            }
          }
        }
      }
    }
  }
}`;
