/** A guardian withdraws, the staff see to it, and the guardian sees that it was done: the whole way, in real browsers. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

const PHOTO = `/consents/${REQUEST_IDS.photo}`;
const WHAT = 'Lapsen kuvat poistetaan verkkosivuilta';

describe('what follows from a withdrawal, in a browser', () => {
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
    demo = await startDemo();
  });
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  it('goes from the guardian to the staff and back', async () => {
    await visit(browser, { viewport: { width: 390, height: 800 } }, async (guardian) => {
      await signIn(demo, guardian, /Ahto Simakuutio/u, PHOTO);
      await guardian.getByRole('button', { name: 'Peru suostumus' }).click();
      await guardian.getByText(new RegExp(`Kunnan tehtävä viimeistään [\\d.]+: ?\\s*${WHAT}`, 'u')).waitFor();

      await visit(browser, { viewport: { width: 1280, height: 900 } }, async (staff) => {
        await signIn(demo, staff, /Hilkka Henkilöstö/u, '/staff/templates');
        await staff.getByRole('link', { name: 'Yksi avoin tehtävä' }).first().waitFor();
        await staff.getByRole('link', { name: 'Tehtävät' }).click();
        await staff.waitForURL(`${demo.origin}/staff/tasks`);
        const task = staff.getByRole('listitem').filter({ hasText: 'Ahto Ahdonpoika Simakuutio' });
        await task.getByText(WHAT).waitFor();
        assert.deepEqual(await axeFindings(staff), []);
        const button = task.getByRole('button', { name: /^Merkitse tehdyksi/u });
        await button.click();
        const yes = task.getByRole('button', { name: 'Kyllä, tehty' });
        await yes.waitFor();
        // A second press at once would be the end of a double click.
        await staff.waitForTimeout(700);
        await yes.click();
        await task.getByText(/Tehty .* Hilkka Henkilöstö/u).waitFor();
        assert.deepEqual(await axeFindings(staff), []);
      });

      await guardian.reload();
      await guardian.getByText(/Tehty [\d.]+ klo/u).waitFor();
      await guardian.getByText('Vastauksestasi seurannut toimenpide on tehty').waitFor();
      assert.deepEqual(await axeFindings(guardian), []);
    });

    // The other guardian is told nothing of it.
    await visit(browser, {}, async (other) => {
      await signIn(demo, other, /Ansa Simakuutio/u, PHOTO);
      await other.getByRole('heading', { level: 2 }).first().waitFor();
      assert.equal(await other.getByText(WHAT).count(), 0);
      assert.equal(await other.getByText('Vastauksestasi seurannut').count(), 0);
    });

    const outbox = await (await fetch(`${demo.origin}/outbox`)).text();
    assert.ok(outbox.includes('hilkka.henkilosto@kunta.example'));
  });

  it('shows a citizen no tasks', async () => {
    await visit(browser, {}, async (page) => {
      await signIn(demo, page, /Ansa Simakuutio/u, '/staff/tasks');
      await page.getByText('Täällä ei ole sinulle tehtäviä').waitFor();
    });
  });
});
