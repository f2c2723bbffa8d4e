/** The receipt of an answer, as the person gets it from the service. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { checkReceipt } from '../../src/receipt/check.ts';
import { agreedTexts } from '../../demo-server/service/agreed-texts.ts';
import { publicKeys } from '../../demo-server/service/receipt/sign.ts';
import { actorOf, newMunicipality, SENT } from './municipality.ts';
import { receiptIssuer } from './receipt-issuer.ts';
import { startService, type TestService } from './test-service.ts';

const keys = publicKeys(receiptIssuer.signer);

describe('the receipt', () => {
  let running: TestService;
  let guardian: ReturnType<typeof actorOf>;

  beforeEach(async () => {
    const municipality = newMunicipality();
    const { organisation, template, version } = municipality;
    version.agreed = await agreedTexts(organisation, template, version);
    running = await startService(SENT, undefined, municipality);
    guardian = actorOf(municipality.guardian);
  });

  const receipt = (seq: number | string, actor = guardian) =>
    running.ask(actor, { path: `/api/consents/${running.municipality.request.id}/receipts/${seq}` });

  test('of an answer is had by its event, is the same each time, and holds', async () => {
    await running.decide(guardian, { decision: 'accept', language: 'sv' });
    const { detail } = await running.detail(guardian);
    const event = detail.events.find((each) => each.receipt);
    assert.equal(event?.type, 'accepted');
    const first = await receipt(event?.seq ?? 0);
    assert.equal(first.status, 200);
    assert.match(first.headers.get('Content-Disposition') ?? '', /^attachment; filename="[\da-f-]{36}\.jsonld"$/u);
    const check = await checkReceipt(first.text, keys);
    assert.equal(check.kind, 'checked');
    assert.ok(check.kind === 'checked' && check.parts.every(({ holds }) => holds));
    assert.ok(first.text.includes('Samtycke till fotografering'));
    const again = JSON.parse((await receipt(event?.seq ?? 0)).text) as Record<string, unknown>;
    const { 'dct:provenance': _, ...same } = JSON.parse(first.text) as Record<string, unknown>;
    const { 'dct:provenance': __, ...once } = again;
    // A signature is another each time; what it stands under is not.
    assert.deepEqual(once, same);
  });

  test('names nobody', async () => {
    await running.decide(guardian, { decision: 'accept' });
    const { text } = await receipt(3);
    const { child, organisation } = running.municipality;
    for (const secret of ['Kaarina', 'Aino', 'Ahonen', 'Åke', child.id, guardian.personId]) {
      assert.ok(!text.includes(secret), secret);
    }
    assert.ok(text.includes(organisation.name.fi ?? ''));
  });

  test('of a withdrawal tells what came before it; that of the yes before it does not tell the withdrawal', async () => {
    await running.decide(guardian, { decision: 'accept' });
    await running.decide(guardian, { decision: 'withdraw' });
    const [yes, no] = [(await receipt(3)).text, (await receipt(4)).text];
    assert.ok(no.includes('ConsentWithdrawn') && no.includes('ConsentGiven'));
    assert.ok(yes.includes('ConsentGiven') && !yes.includes('ConsentWithdrawn'));
  });

  test('is not there for what is not an own answer', async () => {
    await running.decide(guardian, { decision: 'accept' });
    const { otherGuardian, stranger } = running.municipality;
    for (const seq of [1, 2, 4, 0, -1, 'x', '3.5', '1e0']) assert.equal((await receipt(seq)).status, 404, String(seq));
    assert.equal((await receipt(3, actorOf(otherGuardian))).status, 404);
    assert.equal((await receipt(3, actorOf(stranger))).status, 404);
  });
});
