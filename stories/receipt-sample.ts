/** A receipt to show and to test with: a guardian has answered what photos of a child may be used for. */
import type { AgreedText } from '../src/model/agreed-text.ts';
import type { ReceiptSource, StateChange } from '../src/model/receipt.ts';
import { parseRichText } from '../src/model/rich-text.ts';

/** A private key, P-256. */
export async function newKey(kid?: string): Promise<JsonWebKey & { kid?: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { kty, crv, x, y, d, ...(kid === undefined ? {} : { kid }) } as JsonWebKey;
}

export const PHOTO_TEXT: AgreedText = {
  templateId: '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1003',
  versionId: '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c1003',
  major: 2,
  minor: 1,
  language: 'fi',
  name: 'Kuvauslupa',
  purpose: 'Lapsen kuvaaminen päiväkodin arjessa',
  description: parseRichText('Kuvaamme lapsia **arjessa**.\n\n- retkillä\n- juhlissa'),
  ifRefused: parseRichText('Lastasi ei kuvata. Muuten mikään ei muutu.'),
  data: 'Kuvat ja videot lapsesta',
  recipients: 'Ryhmän huoltajat ja päiväkodin henkilöstö',
  storage: 'Kuvat poistetaan toimintavuoden lopussa.',
  transfers: 'Sosiaalisen median palvelu siirtää kuvia Yhdysvaltoihin.',
  legalBasis: 'consent',
  approvalMode: 'any-guardian',
  purposes: [
    { id: 'group', kind: 'group-publication', name: 'Kuvat ryhmän kansiossa' },
    { id: 'web', kind: 'web-publication', name: 'Kuvat verkkosivuilla' },
    { id: 'some', kind: 'social-media', name: 'Kuvat sosiaalisessa mediassa' },
  ],
  personalData: ['picture', 'voice'],
  explicit: false,
  controller: {
    name: 'Mallikunnan sivistyslautakunta',
    contact: { name: 'Varhaiskasvatuksen asiakaspalvelu', email: 'varhaiskasvatus@kunta.example', phone: '09 123 456' },
    dataProtectionOfficer: { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' },
  },
  attachments: [],
};

/** SHA-256 of the canonical JSON of the text. */
export const PHOTO_HASH = '6048c48563c6bb53c985a0403e8534a0e0372004922b08ae29971136e6204bda';

const answer = (at: string, state: StateChange['state'], purposes: string[]): StateChange => ({
  state,
  at,
  purposes,
  by: 'guardian',
  method: 'web',
  language: 'fi',
  hash: PHOTO_HASH,
});

/** A guardian has accepted two uses of the photos of a child, and declined the third; one of them for the second time. */
export function photoSource(changes: Partial<ReceiptSource> = {}): ReceiptSource {
  return {
    receiptId: '5a0f3ad8-8b6f-4f6e-8f5c-0e4f5d0c2001',
    recordId: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1003',
    issuedAt: '2026-11-22T10:00:03.000Z',
    publisher: { name: 'Mallikunta', identifier: '1234567-1', url: 'https://www.kunta.example' },
    subject: { pseudonym: '6c0f3ad8-8b6f-4f6e-8f5c-0e4f5d0c3001', relation: 'child' },
    respondent: { pseudonym: '6c0f3ad8-8b6f-4f6e-8f5c-0e4f5d0c3002' },
    agreed: PHOTO_TEXT,
    agreedHash: PHOTO_HASH,
    lastValidDay: '2027-07-31',
    pageUrl: 'https://www.kunta.example/consents/0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1003',
    history: [
      { state: 'requested', at: '2026-11-01T08:00:00.000Z', purposes: ['group', 'web', 'some'], by: 'organisation' },
      answer('2026-11-02T12:05:00.000Z', 'given', ['group']),
      answer('2026-11-22T10:00:00.000Z', 'renewed', ['group']),
      answer('2026-11-22T10:00:00.000Z', 'given', ['web']),
      answer('2026-11-22T10:00:00.000Z', 'refused', ['some']),
    ],
    ...changes,
  };
}
