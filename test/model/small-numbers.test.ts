/** What an attacker can work out who knows the rules and has seen all that was ever told. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FEWEST, inFives, nextTold, toldSplit } from '../../src/model/small-numbers.ts';

describe('How many have answered', () => {
  const told = (whole: number) => {
    const steps: number[] = [];
    for (let count = 1; count <= whole; count += 1) {
      const next = nextTold(steps.at(-1) ?? 0, count, whole);
      if (next !== undefined) steps.push(next);
    }
    return steps;
  };

  for (const [whole, steps] of [
    [4, []],
    [5, [5]],
    [9, [9]],
    [10, [5, 10]],
    [14, [5, 14]],
    [23, [5, 10, 15, 23]],
    [25, [5, 10, 15, 20, 25]],
  ] as const) {
    test(`of ${whole} is told at ${steps.join(', ') || 'no step'}`, () => assert.deepEqual(told(whole), steps));
  }

  test('grows by five or more each time, and leaves five or more, or nobody', () => {
    for (let whole = 0; whole <= 60; whole += 1) {
      const steps = [0, ...told(whole)];
      steps.slice(1).forEach((step, index) => assert.ok(step - steps[index]! >= FEWEST));
      steps.slice(1).forEach((step) => assert.ok(step === whole || whole - step >= FEWEST));
    }
  });

  test('may be any of five numbers at least between two steps, unless all have answered', () => {
    for (let whole = FEWEST; whole <= 60; whole += 1) {
      const byTold = new Map<number, number[]>();
      let last = 0;
      for (let count = 0; count <= whole; count += 1) {
        last = nextTold(last, count, whole) ?? last;
        byTold.set(last, [...(byTold.get(last) ?? []), count]);
      }
      for (const [step, counts] of byTold) assert.ok(step === whole || counts.length >= FEWEST, `${step} of ${whole}`);
    }
  });

  test('is as before when others are asked, however many', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (happenings) => {
        let [last, count, whole] = [0, 0, 0];
        for (const isAnswer of happenings) {
          if (isAnswer && count < whole) count += 1;
          else whole += 1;
          const next = nextTold(last, count, whole);
          if (next === undefined) continue;
          assert.ok(next <= count && next - last >= FEWEST && (next === whole || whole - next >= FEWEST));
          last = next;
        }
      }),
    );
  });
});

describe('How they have answered', () => {
  for (const [yes, counted, split] of [
    [0, 5, null],
    [5, 5, null],
    [5, 10, null],
    [4, 30, null],
    [30, 30, null],
    [25, 30, null],
    [5, 15, [5, 9, 6, 10]],
    [12, 25, [10, 14, 11, 15]],
  ] as const) {
    test(`${yes} yes of ${counted}: ${split === null ? 'nothing' : split.join(', ')}`, () => {
      const told = toldSplit(yes, counted);
      assert.deepEqual(told && [told.yes.least, told.yes.most, told.no.least, told.no.most], split);
    });
  }

  test('is true, and of five or more wherever it is told', () => {
    for (let counted = 0; counted <= 60; counted += FEWEST) {
      for (let yes = 0; yes <= counted; yes += 1) {
        const told = toldSplit(yes, counted);
        if (told === null) continue;
        const no = counted - yes;
        assert.ok(FEWEST <= told.yes.least && told.yes.least <= yes && yes <= told.yes.most);
        assert.ok(FEWEST <= told.no.least && told.no.least <= no && no <= told.no.most);
      }
    }
  });

  test('of two questions to the same people: every pair of answers may be that of any of five numbers', () => {
    for (const counted of [15, 20, 25]) {
      const tables = new Map<string, [number, number, number, number][]>();
      for (let a = 0; a <= counted; a += 1)
        for (let b = 0; a + b <= counted; b += 1)
          for (let c = 0; a + b + c <= counted; c += 1) {
            const key = JSON.stringify([toldSplit(a + b, counted), toldSplit(a + c, counted)]);
            const known = tables.get(key);
            const table = [a, b, c, counted - a - b - c] as [number, number, number, number];
            if (known === undefined) tables.set(key, [table]);
            else known.push(table);
          }
      for (const [key, fitting] of tables)
        for (const cell of [0, 1, 2, 3])
          assert.ok(new Set(fitting.map((table) => table[cell])).size >= FEWEST, `${key} of ${counted}`);
    }
  });
});

/** How many said yes among those who are counted: before the first step, and at each. */
type Feasible = ReadonlySet<number>[];

/**
 * Between two steps: so many come to be counted, and so many of the counted answer anew, both in fives. Their answers
 * may have turned in either direction, each of them: an attacker may know that none was given twice alike.
 */
interface Step {
  more: number;
  again: number;
}

/** How a step can change the number of those who say yes. */
function changes({ more, again }: Step): number[] {
  const found = new Set<number>();
  for (let came = 0; came <= more; came += 1)
    for (let turned = 0; turned <= again; turned += 1) found.add(came + again - 2 * turned);
  return [...found];
}

/**
 * Goes through all that can be told at the steps, one after the other, and gives what an attacker makes of it at the
 * end of each: the values that still fit, at every step until then, and the changes between them.
 */
function attack(steps: Step[], onKnown: (feasible: Feasible, changed: ReadonlySet<number>[]) => void): void {
  const go = (index: number, counted: number, forward: Feasible) => {
    const step = steps[index];
    if (step === undefined) return;
    const now = counted + step.more;
    const byTold = new Map<string, Set<number>>();
    for (const before of forward.at(-1)!)
      for (const change of changes(step)) {
        const yes = before + change;
        if (yes < 0 || yes > now) continue;
        const key = JSON.stringify(toldSplit(yes, now));
        byTold.set(key, (byTold.get(key) ?? new Set()).add(yes));
      }
    for (const reached of byTold.values()) {
      const next = [...forward, reached];
      onKnown(...lookBack(next, steps));
      go(index + 1, now, next);
    }
  };
  go(0, 0, [new Set([0])]);
}

/** What was possible at each step, now that it is known what came after. */
function lookBack(forward: Feasible, steps: Step[]): [Feasible, ReadonlySet<number>[]] {
  const feasible = [...forward];
  const changed: ReadonlySet<number>[] = [];
  for (let index = forward.length - 2; index >= 0; index -= 1) {
    const after = feasible[index + 1]!;
    const possible = changes(steps[index]!);
    const fits = (before: number) => possible.filter((change) => after.has(before + change));
    changed.unshift(new Set([...feasible[index]!].flatMap(fits)));
    feasible[index] = new Set([...feasible[index]!].filter((before) => fits(before).length > 0));
  }
  return [feasible, changed];
}

describe('Who has seen everything that was ever told', () => {
  /** One answer after the other; as many are asked first, and more when all of them have answered. */
  const stepsOf = (...wholes: number[]): Step[] => {
    const steps: Step[] = [];
    let [told, count] = [0, 0];
    for (const whole of wholes)
      while (count < whole) {
        count += 1;
        const next = nextTold(told, count, whole);
        if (next === undefined) continue;
        steps.push({ more: inFives(next) - inFives(told), again: 0 });
        told = next;
      }
    return steps;
  };
  const batches = (...sizes: number[]): Step[] => sizes.map((more) => ({ more, again: 0 }));
  const again: Step = { more: 0, again: FEWEST };
  const both: Step = { more: FEWEST, again: FEWEST };

  for (const [name, steps] of [
    ['answers by fives', batches(5, 5, 5, 5, 5, 5, 5, 5)],
    ...[11, 16, 17, 18, 19, 23, 28, 34].map((whole) => [`all of ${whole}`, stepsOf(whole)] as const),
    ...[5, 6, 7, 8, 9].map((first) => [`others asked when all of ${first} had answered`, stepsOf(first, 30)] as const),
    ['several fives at once', batches(10, 5, 15, 5)],
    ['answers taken back', [...batches(5, 5, 5, 5), again, again, again]],
    ['answers turned as others come', [...batches(5, 5, 5), both, both, both]],
    [
      'ten answers turned at once',
      [...batches(5, 5, 5, 5, 5, 5), { more: 0, again: 10 }, again, { more: 5, again: 10 }],
    ],
    ['answers taken back in between', [...batches(5, 5, 5), again, ...batches(5), again, ...batches(5)]],
  ] as const) {
    test(`${name}: five numbers of yes fit at every step`, () => {
      let looks = 0;
      attack([...steps], (feasible, changed) => {
        looks += 1;
        for (const values of feasible.slice(1)) assert.ok(values.size >= FEWEST, JSON.stringify([...values]));
        changed.forEach((values, index) => {
          // Of those who came between two steps, too; for turned answers fewer, as their number is odd or even.
          assert.ok(values.size >= (steps[index]!.again > 0 ? 3 : FEWEST), JSON.stringify([...values]));
        });
      });
      assert.ok(looks > 0);
    });
  }
});

describe('Who has seen everything that was ever told of two questions', () => {
  /** How many have said yes to both, to the first, to the second, and to neither. */
  type Joint = [number, number, number, number];
  const keyOf = (joint: Joint) => joint.join();
  const plus = (one: Joint, other: Joint) => one.map((count, cell) => count + other[cell]!) as Joint;
  const fives: Joint[] = [];
  for (let a = 0; a <= FEWEST; a += 1)
    for (let b = 0; a + b <= FEWEST; b += 1)
      for (let c = 0; a + b + c <= FEWEST; c += 1) fives.push([a, b, c, FEWEST - a - b - c]);

  test('five numbers at least fit of those who answered both in one way, at every step until the 25th answer', () => {
    let looks = 0;
    const go = (counted: number, forward: Map<string, Joint>[]) => {
      if (counted > 25) return;
      const byTold = new Map<string, Map<string, Joint>>();
      for (const before of forward.at(-1)!.values())
        for (const five of fives) {
          const [a, b, c, d] = plus(before, five);
          const told = JSON.stringify([toldSplit(a + b, counted), toldSplit(a + c, counted)]);
          const reached = byTold.get(told) ?? new Map<string, Joint>();
          byTold.set(told, reached.set(keyOf([a, b, c, d]), [a, b, c, d]));
        }
      for (const reached of byTold.values()) {
        looks += 1;
        const feasible = [...forward, reached];
        for (let index = feasible.length - 2; index >= 0; index -= 1) {
          const after = feasible[index + 1]!;
          const fits = (joint: Joint) => fives.some((five) => after.has(keyOf(plus(joint, five))));
          feasible[index] = new Map([...feasible[index]!].filter(([, joint]) => fits(joint)));
        }
        for (const joints of feasible.slice(1))
          for (const cell of [0, 1, 2, 3])
            assert.ok(new Set([...joints.values()].map((joint) => joint[cell])).size >= FEWEST);
        go(counted + FEWEST, feasible);
      }
    };
    go(FEWEST, [new Map([['0,0,0,0', [0, 0, 0, 0]]])]);
    assert.ok(looks > 100);
  });
});
