/** The texts of a version as they are proved: canonical JSON (RFC 8785) and its SHA-256, one for each language. */
import canonicalize from 'canonicalize';
import type { AgreedText } from '../../src/model/agreed-text.ts';
import { inLanguage, LANGUAGES, type Localized } from '../../src/model/language.ts';
import type { AgreedRecord, OrganisationRecord, TemplateRecord, TemplateVersionRecord } from './store.ts';

export async function agreedTexts(
  organisation: OrganisationRecord,
  template: TemplateRecord,
  version: TemplateVersionRecord,
): Promise<Localized<AgreedRecord>> {
  const agreed: Localized<AgreedRecord> = {};
  for (const language of LANGUAGES) {
    const text = version.texts[language];
    if (text === undefined) continue;
    const { purposes, ...words } = text;
    const document: AgreedText = {
      ...words,
      templateId: template.id,
      versionId: version.id,
      major: version.major,
      minor: version.minor,
      language,
      legalBasis: template.legalBasis,
      approvalMode: template.approvalMode,
      purposes: version.purposes.map(({ id, kind }) => ({ id, kind, name: purposes?.[id] ?? text.purpose })),
      personalData: version.personalData,
      explicit: version.explicit,
      controller: {
        name: inLanguage(organisation.name, language)?.value ?? organisation.id,
        contact: template.contact,
        dataProtectionOfficer: template.dataProtectionOfficer,
      },
      attachments: version.attachments[language] ?? [],
    };
    const json = canonicalize(document)!;
    agreed[language] = { json, hash: await sha256(new TextEncoder().encode(json)) };
  }
  return agreed;
}

/** In hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
