/** What others do to the request at the service while the person has it before them. */
import { SCENARIO_REQUEST_ID } from '../../demo-server/msw.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID } from '../../demo-server/service/seed/seed.ts';
import type { RequestRecord, Transaction } from '../../demo-server/service/store.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { parseRichText } from '../../src/model/rich-text.ts';
import type { Server } from './server.ts';

async function atService(
  { store }: Server,
  act: (transaction: Transaction, request: RequestRecord) => Promise<unknown>,
): Promise<void> {
  await store.transaction(async (transaction) => {
    const request = await transaction.requestOf(ORGANISATION_ID, PEOPLE.ahto.id, SCENARIO_REQUEST_ID);
    await act(transaction, request!);
  });
}

/** The other guardian answers every use. */
export function otherGuardianAnswers(server: Server, type: 'accepted' | 'refused'): Promise<void> {
  return atService(server, (transaction, { version }) =>
    transaction.appendEvent(ORGANISATION_ID, SCENARIO_REQUEST_ID, {
      type,
      at: new Date().toISOString(),
      personId: PEOPLE.ansa.id,
      shown: { versionId: version.id, language: 'fi' },
      ...(version.purposes.length > 1 && { purposes: version.purposes.map(({ id }) => id) }),
      method: 'web',
    }),
  );
}

/** The organisation publishes the text anew with a small change, which keeps the answers. */
export function textIsCorrected(server: Server, description: string): Promise<void> {
  return atService(server, async (transaction, { version }) => {
    const texts = { ...version.texts };
    for (const language of LANGUAGES) {
      const text = texts[language];
      if (text !== undefined) texts[language] = { ...text, description: parseRichText(description) };
    }
    const id = 'corrected-text';
    await transaction.addVersion({ ...version, id, minor: version.minor + 1, texts });
    await transaction.moveRequests(ORGANISATION_ID, version.id, id);
  });
}
