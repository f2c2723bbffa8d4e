/**
 * `npm run bench`: what the elements weigh, and how fast things are compared with each other. Ratios tell more than
 * times: they are nearly the same on every machine.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firstPaint } from './bench/first-paint.ts';
import { sendingSpeed } from './bench/group-acts.ts';
import { serviceSpeed } from './bench/service-speed.ts';
import { root } from './build/bundle.ts';
import { formatSizes, measureSizes } from './build/sizes.ts';

const dist = join(root, 'dist');
if (!existsSync(join(dist, 'cdn/citizen.js'))) {
  console.error('There is nothing to measure yet: run `npm run build` first.');
  process.exit(1);
}

console.log(`Sizes\n${formatSizes(await measureSizes(dist))}\n`);

console.log('The service in process, one request at a time');
for (const { name, lists, decisions, ofMemory } of await serviceSpeed()) {
  const cell = (value: number, share: number) => `${Math.round(value).toString().padStart(6)}/s  ${share.toFixed(2)} ×`;
  console.log(
    `  ${name.padEnd(10)}  lists ${cell(lists, ofMemory.lists)}   decisions ${cell(decisions, ofMemory.decisions)}`,
  );
}

console.log('\nA sending to a group, by one server');
for (const { name, people, plan, each, ofSmallest } of await sendingSpeed()) {
  const size = people.toString().padStart(6);
  console.log(
    `  ${name.padEnd(10)}  ${size} people   planned in ${Math.round(plan)} ms   ${each.toFixed(1)} ms each  ${ofSmallest.toFixed(2)} ×`,
  );
}

const { list, empty } = await firstPaint(dist);
console.log(`
First paint in Chromium, from the navigation on, nothing cached
  an empty Lit element  ${Math.round(empty)} ms
  the list, with data   ${Math.round(list)} ms  ${(list / empty).toFixed(2)} ×`);
