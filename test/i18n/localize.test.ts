import assert from 'node:assert/strict';
import { test } from 'node:test';
import { msg, str } from '@lit/localize';
import { addMessages, speakingIn, wordingWith, type Messages } from '../../src/i18n/localize.ts';

const messages: Messages = {
  'greeting.hello': ['Hei', 'Hej'],
  'greeting.count': [str`${0} pyyntöä`, undefined],
};
addMessages(messages);
addMessages(messages);

const hello = () => msg('Hello', { id: 'greeting.hello' });
const count = (n: number) => msg(str`${n} requests`, { id: 'greeting.count' });

test('speaks the asked language, and the source where a translation is missing', () => {
  assert.equal(speakingIn('fi', undefined, hello), 'Hei');
  assert.equal(speakingIn('sv', undefined, hello), 'Hej');
  assert.equal(speakingIn('en', undefined, hello), 'Hello');
  assert.equal(
    speakingIn('fi', undefined, () => count(3)),
    '3 pyyntöä',
  );
  assert.equal(
    speakingIn('sv', undefined, () => count(3)),
    '3 requests',
  );
});

test('nests: an element inside another has its own language, and the outer one keeps its own', () => {
  const said = speakingIn('sv', undefined, () => [hello(), speakingIn('fi', undefined, hello), hello()]);
  assert.deepEqual(said, ['Hej', 'Hei', 'Hej']);
});

test('comes back to the outer language after a failure', () => {
  const said = speakingIn('sv', undefined, () => {
    assert.throws(() =>
      speakingIn('en', undefined, () => {
        throw new Error('broken');
      }),
    );
    return hello();
  });
  assert.equal(said, 'Hej');
});

test("a municipality's wording wins, in any language, for its own elements only", () => {
  const wording = wordingWith({ fi: { 'greeting.hello': 'Moi' }, en: { 'greeting.hello': 'Hi' } });
  assert.equal(speakingIn('fi', wording, hello), 'Moi');
  assert.equal(speakingIn('en', wording, hello), 'Hi');
  assert.equal(speakingIn('sv', wording, hello), 'Hej');
  assert.equal(speakingIn('fi', undefined, hello), 'Hei');
});

test('words added later join those that were there', () => {
  addMessages({ 'greeting.bye': ['Näkemiin', undefined] });
  assert.equal(
    speakingIn('fi', undefined, () => msg('Bye', { id: 'greeting.bye' })),
    'Näkemiin',
  );
  assert.equal(speakingIn('fi', undefined, hello), 'Hei');
});
