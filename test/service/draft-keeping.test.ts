/** What is typed in the editor of templates, against the service: nothing is lost, nothing is overwritten unseen. */
import assert from 'node:assert/strict';
import { beforeEach, describe, mock, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { lupaTemplateEditor } from '../../src/api/adapters/lupa/template-editor.ts';
import { createHttpClient } from '../../src/api/http-client.ts';
import type { TemplateEditorApi } from '../../src/api/ports.ts';
import { DraftKeeping } from '../../src/elements/template-editor/draft-keeping.ts';
import { fieldAt } from '../../src/elements/template-editor/draft-field.ts';
import { FULL } from './extent.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';

/** What becomes of a message: carried out and answered, or not. */
type Fate = 'answered' | 'lost' | 'answer-lost' | 'signed-out' | 'server-fails';

// Nothing happens by itself in these tests.
mock.timers.enable({ apis: ['setTimeout'] });

const PATHS = ['texts.fi.storage', 'texts.fi.data', 'texts.sv.name', 'contact.name'];

class Shelf {
  readonly kept = new Map<string, string>();
  isFull = false;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => void this.kept.delete(key);
  setItem = (key: string, value: string) => {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  };
}

/** The editor's API over the service, whose answers can be taken away. */
function apiOf(staffed: Staffed, actor: Actor): { api: TemplateEditorApi; meet: (fate: Fate) => void } {
  let fate: Fate = 'answered';
  const http = createHttpClient({
    apiUrl: '/api',
    fetch: async (path, { method = 'GET', headers, body } = {}) => {
      if (fate === 'lost') throw new TypeError('no connection');
      if (fate === 'signed-out') return Response.json({ code: 'sign-in-required' }, { status: 401 });
      if (fate === 'server-fails') return Response.json({ code: 'server-error' }, { status: 500 });
      const sent = { method, path: String(path), headers: Object.fromEntries(new Headers(headers)) };
      const answer = await staffed.ask(actor, { ...sent, ...(typeof body === 'string' && { body }) });
      if (fate === 'answer-lost') throw new TypeError('no connection');
      return new Response(answer.text, { status: answer.status });
    },
  });
  return { api: lupaTemplateEditor(http), meet: (next) => (fate = next) };
}

async function writing(staffed: Staffed) {
  const id = staffed.municipality.template.id;
  const { api, meet } = apiOf(staffed, staffed.editor);
  const colleague = apiOf(staffed, staffed.editor).api;
  await colleague.begin(id, 'major');
  const shelf = new Shelf();
  const open = async () =>
    new DraftKeeping(await colleague.template(id), { templateId: id, api: () => api, storage: shelf, onChange() {} });
  const onServer = async (path: string) => fieldAt(await colleague.template(id), path);
  const writeBeside = async (path: string, to: string) =>
    void (await colleague.edit(id, [{ path, from: await onServer(path), to }]));
  return { id, api, meet, colleague, shelf, open, onServer, writeBeside };
}

describe('what is typed', () => {
  let staffed: Staffed;
  beforeEach(async () => {
    staffed = await startStaffed();
  });

  test('is at the server after a moment, and says so', async () => {
    const { open, onServer, shelf } = await writing(staffed);
    const keeping = await open();
    keeping.type('texts.fi.storage', 'Vuosi.');
    assert.equal(keeping.state.kind, 'typing');
    assert.equal(shelf.kept.size, 1);
    assert.equal(await keeping.flush(), true);
    assert.equal(await onServer('texts.fi.storage'), 'Vuosi.');
    assert.deepEqual([keeping.state.kind, shelf.kept.size], ['saved', 0]);
  });

  test('is not called saved where the browser itself could not keep it', async () => {
    const { open, shelf } = await writing(staffed);
    const keeping = await open();
    shelf.isFull = true;
    keeping.type('texts.fi.storage', 'Vuosi.');
    assert.equal(keeping.isKeptHere, false);
    await keeping.flush();
    assert.equal(keeping.isKeptHere, true);
  });

  for (const [fate, kind] of [
    ['lost', 'offline'],
    ['server-fails', 'offline'],
    ['answer-lost', 'offline'],
    ['signed-out', 'signed-out'],
  ] as const) {
    test(`stays while the service is ${fate}, is there after a reload, and is saved later`, async () => {
      const { open, meet, onServer } = await writing(staffed);
      const keeping = await open();
      meet(fate);
      keeping.type('texts.fi.storage', 'Vuosi.');
      assert.equal(await keeping.flush(), false);
      assert.equal(keeping.state.kind, kind);
      const again = await open();
      assert.equal(again.value('texts.fi.storage'), 'Vuosi.');
      assert.equal(again.broughtBack, fate === 'answer-lost' ? 0 : 1);
      meet('answered');
      again.type('texts.fi.storage', 'Kaksi vuotta.');
      assert.equal(await again.flush(), true);
      assert.equal(await onServer('texts.fi.storage'), 'Kaksi vuotta.');
    });
  }

  test('is not mixed up with what came through without an answer: that is no conflict', async () => {
    const { open, meet, onServer } = await writing(staffed);
    const keeping = await open();
    keeping.type('texts.fi.storage', 'Vuosi.');
    meet('answer-lost');
    await keeping.flush();
    keeping.type('texts.fi.storage', 'Vuosi ja päivä.');
    meet('answered');
    assert.equal(await keeping.flush(), true);
    assert.equal(keeping.conflicts.size, 0);
    assert.equal(await onServer('texts.fi.storage'), 'Vuosi ja päivä.');
  });

  test('and taken back while it is on its way is taken back at the server too', async () => {
    const { open, onServer } = await writing(staffed);
    const keeping = await open();
    const before = keeping.value('texts.fi.storage');
    keeping.type('texts.fi.storage', 'Vuosi.');
    const flushed = keeping.flush();
    await Promise.resolve();
    keeping.type('texts.fi.storage', before);
    await flushed;
    assert.equal(await keeping.flush(), true);
    assert.deepEqual([keeping.value('texts.fi.storage'), await onServer('texts.fi.storage')], [before, before]);
  });

  for (const whose of ['mine', 'theirs'] as const) {
    test(`in the same field as a colleague is offered for a choice, and ${whose} stays`, async () => {
      const { open, writeBeside, onServer } = await writing(staffed);
      const keeping = await open();
      keeping.type('texts.fi.storage', 'Vuosi.');
      keeping.type('texts.fi.data', 'Kuvat.');
      await writeBeside('texts.fi.storage', 'Kaksi vuotta.');
      assert.equal(await keeping.flush(), false);
      assert.equal(keeping.state.kind, 'unsettled');
      assert.equal(await onServer('texts.fi.data'), 'Kuvat.', 'the other field is saved');
      assert.equal(keeping.value('texts.fi.storage'), 'Vuosi.', 'what was typed stays in sight');
      const { theirs, by } = keeping.conflicts.get('texts.fi.storage')!;
      assert.equal(theirs, 'Kaksi vuotta.');
      assert.match(by!, /^Hilkka /u);
      keeping.settle('texts.fi.storage', whose);
      assert.equal(await keeping.flush(), true);
      assert.equal(await onServer('texts.fi.storage'), whose === 'mine' ? 'Vuosi.' : 'Kaksi vuotta.');
    });
  }

  test('too much of it is told at its field, stays, and does not hold up the rest', async () => {
    const { open, onServer } = await writing(staffed);
    const keeping = await open();
    const long = 'ö'.repeat(20_000);
    keeping.type('texts.fi.storage', long);
    keeping.type('texts.fi.data', 'Kuvat.');
    assert.equal(await keeping.flush(), false);
    assert.match(keeping.refused.get('texts.fi.storage')!, /2000/u);
    assert.equal(keeping.value('texts.fi.storage'), long);
    assert.equal(await onServer('texts.fi.data'), 'Kuvat.');
    keeping.type('texts.fi.storage', 'Vuosi.');
    assert.equal(keeping.refused.size, 0);
    assert.equal(await keeping.flush(), true);
  });

  test('stays when a colleague has thrown the draft away, and goes into the next one', async () => {
    const { id, open, colleague, onServer } = await writing(staffed);
    const keeping = await open();
    keeping.type('texts.fi.storage', 'Vuosi.');
    await colleague.discard(id, keeping.template.draft!.versionId);
    assert.equal(await keeping.flush(), false);
    await keeping.refresh();
    assert.equal(keeping.state.kind, 'no-draft');
    assert.equal(keeping.value('texts.fi.storage'), 'Vuosi.');
    await keeping.act(
      () => colleague.begin(id, 'major'),
      (template) => template,
    );
    assert.equal(await keeping.flush(), true);
    assert.equal(await onServer('texts.fi.storage'), 'Vuosi.');
  });

  test('of another page of the same browser is not forgotten', async () => {
    const { open, meet } = await writing(staffed);
    const [one, other] = [await open(), await open()];
    meet('lost');
    one.type('texts.fi.storage', 'Vuosi.');
    other.type('texts.fi.data', 'Kuvat.');
    const later = await open();
    assert.deepEqual([later.value('texts.fi.storage'), later.value('texts.fi.data')], ['Vuosi.', 'Kuvat.']);
  });

  for (const kept of ['', 'null', '[]', '{"a":1}', '[1]', '[["texts.fi.storage"]]', '[["x",{"from":1}]]', 'not JSON']) {
    test(`before is passed over where it cannot be read: ${kept || 'nothing'}`, async () => {
      const { id, shelf, open } = await writing(staffed);
      shelf.kept.set(`lupa:template-draft:${staffed.editor.personId}:${id}`, kept);
      assert.equal((await open()).state.kind, 'saved');
    });
  }

  type Step =
    | { do: 'type' | 'beside' | 'settle-mine' | 'settle-theirs'; path: string }
    | { do: 'flush'; fate: Fate }
    | { do: 'type-during-flush'; path: string; fate: Fate }
    | { do: 'reload' | 'refresh' };
  const path = fc.constantFrom(...PATHS.slice(0, 2));
  const fate = fc.constantFrom<Fate>('answered', 'lost', 'answer-lost', 'signed-out', 'server-fails');
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), path }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('beside' as const), path }) },
    fc.record({ do: fc.constantFrom('settle-mine' as const, 'settle-theirs' as const), path }),
    { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const), fate }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('type-during-flush' as const), path, fate }) },
    fc.record({ do: fc.constantFrom('reload' as const, 'refresh' as const) }),
  );

  test('is never lost, never doubled, and never over what was not seen, whatever happens (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const { meet, shelf, open, onServer, writeBeside } = await writing(await startStaffed());
        let keeping = await open();
        let count = 0;
        /** By field: the last value of mine that the server has never had and I have not given up. */
        const mine = new Map<string, string>();
        const all = new Set<unknown>();
        const seen = new Set<unknown>();
        const server = new Map<string, unknown>();
        for (const each of PATHS) server.set(each, await onServer(each));

        const look = async () => {
          for (const each of PATHS) {
            const now = await onServer(each);
            const before = server.get(each);
            if (now !== before && all.has(now)) {
              assert.ok(seen.has(before), `${String(now)} was written over ${String(before)}, which was not seen`);
            }
            if (now === mine.get(each)) mine.delete(each);
            server.set(each, now);
            const shown = keeping.value(each);
            if (mine.has(each)) assert.equal(shown, mine.get(each), 'what was typed is shown');
            seen.add(shown);
            const conflict = keeping.conflicts.get(each);
            if (conflict === undefined) continue;
            seen.add(conflict.theirs);
            assert.ok(!all.has(conflict.theirs), 'what I have written is no conflict with myself');
          }
        };
        const type = (each: string) => {
          const value = `mine ${(count += 1)}`;
          all.add(value);
          mine.set(each, value);
          keeping.type(each, value);
        };

        await look();
        for (const each of steps) {
          switch (each.do) {
            case 'type':
              type(each.path);
              break;
            case 'beside':
              await writeBeside(each.path, `theirs ${(count += 1)}`);
              break;
            case 'flush':
              meet(each.fate);
              await keeping.flush();
              break;
            case 'type-during-flush': {
              meet(each.fate);
              const flushed = keeping.flush();
              await Promise.resolve();
              type(each.path);
              await flushed;
              break;
            }
            case 'settle-mine':
              keeping.settle(each.path, 'mine');
              break;
            case 'settle-theirs':
              if (keeping.conflicts.has(each.path)) mine.delete(each.path);
              keeping.settle(each.path, 'theirs');
              break;
            case 'reload':
              keeping = await open();
              break;
            case 'refresh':
              meet('answered');
              await keeping.refresh();
          }
          await look();
        }
        meet('answered');
        for (let round = 0; round < 5 && !(await keeping.flush()); round += 1) {
          await look();
          for (const each of PATHS) keeping.settle(each, 'mine');
        }
        await look();
        await keeping.refresh();
        assert.equal(mine.size, 0, 'all that was typed has been at the server, or was given up');
        assert.deepEqual([keeping.state.kind, keeping.unsaved, shelf.kept.size], ['saved', 0, 0]);
        for (const each of PATHS) assert.equal(keeping.value(each), await onServer(each));
      }),
      { numRuns: FULL ? 1_000 : 60 },
    );
  });
});
