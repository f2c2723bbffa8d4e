import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { daysAfter, startOfDay } from '../../src/model/civil-date.ts';
import { responseOf, responseStatistics, type Response } from '../../src/model/response-statistics.ts';
import { FEWEST, inFives } from '../../src/model/small-numbers.ts';
import { minute, requestWith, type Happening } from './asked-request.ts';

const SENT_ON = '2026-11-09';

/** At noon of a day counted from the sending, the nth of that day. */
function at(day: number, nth = 0, from = SENT_ON): string {
  return new Date(Date.parse(startOfDay(daysAfter(from, day))) + 12 * 60 * 60 * 1000 + nth * 1000).toISOString();
}

/** Requests that were sent at once: the days after which each was answered, null for none, with yes to `all`. */
function answeredAfter(days: (number | null)[], from = SENT_ON): Response[] {
  return days.map((day, nth) => ({
    sentAt: at(0, -1000, from),
    answers: day === null ? [] : [{ at: at(day, nth, from), yes: ['all'] }],
  }));
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** What had happened by an instant. */
function until(responses: Response[], now: string): Response[] {
  return responses
    .filter(({ sentAt }) => sentAt <= now)
    .map(({ sentAt, answers }) => ({ sentAt, answers: answers.filter((answer) => answer.at <= now) }));
}

describe('What counts as an answer', () => {
  const answersOf = (happenings: Happening[], purposes = ['all']) =>
    responseOf(requestWith(happenings, { purposes }))?.answers.map(({ yes }) => yes.join(' '));

  for (const [name, happenings, expected] of [
    ['a request that was not sent is not asked', ['created'], undefined],
    ['nobody has answered', ['sent'], []],
    ['a yes', ['sent', 'accepted by ahto'], ['all']],
    ['a no', ['sent', 'refused by ahto'], ['']],
    ['a yes taken back', ['sent', 'accepted by ahto', 'withdrawn by ahto'], ['all', '']],
    ['a no that became a yes', ['sent', 'refused by ahto', 'accepted by ahto'], ['', 'all']],
    ['a yes and a no are no yes', ['sent', 'accepted by ahto', 'refused by ansa'], ['all', '']],
    ['two yes', ['sent', 'accepted by ahto', 'accepted by ansa'], ['all', 'all']],
    ['closing changes nothing in what was answered', ['sent', 'accepted by ahto', 'closed'], ['all']],
  ] as [string, Happening[], string[] | undefined][]) {
    test(name, () => assert.deepEqual(answersOf(happenings), expected));
  }

  test('what was passed over is no yes', () => {
    assert.deepEqual(answersOf(['sent', 'accepted by ahto to a', 'refused by ahto to b'], ['a', 'b', 'c']), ['a', 'a']);
  });

  test('the time of the answer is that of the first', () => {
    const response = responseOf(requestWith(['sent', 'accepted by ahto', 'accepted by ansa']));
    assert.deepEqual([response?.sentAt, response?.answers[0]?.at], [minute(1), minute(2)]);
  });

  test('a request with an erased answer is left out: what it said is not known', () => {
    const request = requestWith(['sent', 'accepted by ahto']);
    const erased = { seq: 3, at: minute(3), type: 'erased' as const, erasedSeq: 2 };
    assert.equal(responseOf({ ...request, events: [request.events[0]!, erased] }), undefined);
  });
});

describe('How many have answered', () => {
  for (const [name, days, answered, points] of [
    ['nobody', times(20, null), undefined, undefined],
    ['four of twenty', [...times(4, 1), ...times(16, null)], undefined, undefined],
    ['four of four', times(4, 1), undefined, undefined],
    ['five of nine', [...times(5, 1), ...times(4, null)], undefined, undefined],
    ['nine of nine', times(9, 1), 9, ['1: 9']],
    ['five of ten', [...times(5, 1), ...times(5, null)], 5, ['1: 5']],
    ['nine of ten', [...times(9, 1), null], 5, ['1: 5']],
    ['over several days', [...times(6, 0), ...times(3, 1), ...times(7, 3), ...times(9, null)], 15, ['0: 5', '3: 15']],
    ['all of 23', [...times(19, 0), ...times(4, 2)], 23, ['0: 15', '2: 23']],
  ] as [string, (number | null)[], number | undefined, string[] | undefined][]) {
    test(name, () => {
      const { asked: all, from, told } = responseStatistics(answeredAfter(days), ['all']);
      assert.deepEqual([all, from], [days.length, SENT_ON]);
      assert.equal(told?.answered, answered);
      const dayOf = (day: string) => (Date.parse(day) - Date.parse(SENT_ON)) / (24 * 60 * 60 * 1000);
      assert.deepEqual(
        told?.points.map((point) => `${dayOf(point.day)}: ${point.answered}`),
        points,
      );
    });
  }

  test('nobody asked is told as such', () => {
    assert.deepEqual(responseStatistics([], ['all']), { asked: 0, from: null, told: null });
  });

  test('a day is one in Helsinki: half past ten in the evening of London is the next', () => {
    const [first, ...others] = answeredAfter(times(10, 0));
    const late = { ...first!, answers: [{ at: '2026-11-10T22:30:00.000Z', yes: [] }] };
    const { told } = responseStatistics([late, ...others.slice(0, 4), ...answeredAfter(times(5, null))], []);
    assert.deepEqual(told?.points, [{ day: '2026-11-11', answered: 5 }]);
  });

  test('who is asked later is among the asked from the next step on', () => {
    const late = answeredAfter(times(7, null), '2026-11-20');
    const { asked: all, told } = responseStatistics([...answeredAfter(times(13, 1)), ...late], ['all']);
    assert.deepEqual([all, told?.answered, told?.day], [13, 13, '2026-11-10']);
  });
});

describe('The median time', () => {
  for (const [name, days, half] of [
    ['ten, an even number', [1, 1, 1, 2, 2, 4, 4, 4, 4, 9], [5, 2]],
    ['fifteen, an odd number: at the step after the half', [...times(7, 1), 2, 5, 5, ...times(5, 8)], [10, 5]],
    ['the same day', [...times(10, 0), ...times(10, null)], [10, 0]],
    ['just half of twenty', [...times(10, 3), ...times(10, null)], [10, 3]],
    ['fewer than half of twenty', [...times(9, 3), ...times(11, null)], null],
    ['fewer than half, by one who is not told of', [...times(12, 3), ...times(12, null)], null],
    ['all of nine: the only step is all of them', times(9, 3), null],
  ] as [string, (number | null)[], [number, number] | null][]) {
    test(name, () => {
      const { told } = responseStatistics(answeredAfter(days), ['all']);
      assert.deepEqual(told?.half && [told.half.answered, told.half.days], half);
    });
  }

  for (const [name, from] of [
    ['a night of 25 hours', '2026-10-24'],
    ['a night of 23 hours', '2027-03-27'],
  ] as const) {
    test(`counts civil dates over ${name}`, () => {
      const responses = answeredAfter([...times(10, 1), ...times(10, 2)], from);
      assert.deepEqual(responseStatistics(responses, []).told?.half, { answered: 10, days: 1 });
      const minutes = responses.map(({ answers }, nth) => ({
        sentAt: new Date(Date.parse(startOfDay(daysAfter(from, 1))) - 60_000).toISOString(),
        answers: nth < 10 ? [{ at: startOfDay(daysAfter(from, 1)), yes: [] }] : answers,
      }));
      assert.equal(responseStatistics(minutes, []).told?.half?.days, 1, 'over midnight it is a day');
    });
  }

  test('of two sendings, the time is from the half of the sendings to the half of the answers', () => {
    const autumn = answeredAfter(times(20, 1), '2026-08-10');
    const spring = answeredAfter([...times(20, 3), ...times(20, null)], '2027-01-11');
    assert.deepEqual(responseStatistics([...autumn, ...spring], []).told?.half, { answered: 30, days: 3 });
  });

  test('of what is told and the days of sending it can be worked out: it says nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(6)), { minLength: 5, maxLength: 60 }), (days) => {
        const { asked, told } = responseStatistics(answeredAfter(days), []);
        if (told === null || told.half === null) return;
        const { answered, days: half } = told.half;
        assert.ok(answered >= asked / 2 && answered <= asked * 0.75);
        assert.equal(told.points.find((point) => point.answered >= answered)?.day, daysAfter(SENT_ON, half));
      }),
    );
  });
});

describe('What was answered', () => {
  /** Sent at once; answered one after the other, a letter for each purpose that got a yes. */
  const answers = (words: string[], asking = words.length): Response[] =>
    Array.from({ length: asking }, (_, nth) => ({
      sentAt: at(0, -1000),
      answers: words[nth] === undefined ? [] : [{ at: at(1, nth), yes: [...words[nth]] }],
    }));
  const splits = (responses: Response[]) =>
    responseStatistics(responses, ['a', 'b']).told?.purposes.map(
      ({ id, split }) =>
        `${id} ${split ? `${split.yes.least}–${split.yes.most}, ${split.no.least}–${split.no.most}` : '-'}`,
    );

  test('each purpose for itself, in classes of five', () => {
    const responses = answers([...times(6, 'ab'), ...times(6, 'a'), ...times(8, '')], 30);
    assert.deepEqual(splits(responses), ['a 10–14, 6–10', 'b 5–9, 11–15']);
  });

  test('a row with fewer than five of either is not told', () => {
    assert.deepEqual(splits(answers([...times(4, 'a'), ...times(16, 'b')], 30)), ['a -', 'b -']);
    assert.deepEqual(splits(answers(times(20, 'a'), 30)), ['a -', 'b -']);
  });

  test('who has answered after the last step is not counted yet', () => {
    const early = [...times(8, 'a'), ...times(7, '')];
    assert.deepEqual(splits(answers([...early, ...times(4, 'a')], 30)), splits(answers(early, 30)));
    assert.notDeepEqual(splits(answers([...early, ...times(5, 'a')], 30)), splits(answers(early, 30)));
  });

  test('what is taken back shows with the fifth, and not before', () => {
    const before = answers([...times(10, 'a'), ...times(10, '')]);
    const takenBack = (count: number) =>
      before.map((response, nth) =>
        nth < count ? { ...response, answers: [...response.answers, { at: at(30, nth), yes: [] }] } : response,
      );
    assert.deepEqual(splits(takenBack(4)), ['a 10–14, 6–10', 'b -']);
    assert.deepEqual(splits(takenBack(5)), ['a 5–9, 11–15', 'b -']);
    const [four, five] = [4, 5].map((count) => responseStatistics(takenBack(count), ['a', 'b']).told?.day);
    assert.deepEqual([four, five], [daysAfter(SENT_ON, 1), daysAfter(SENT_ON, 30)]);
  });

  test('one who answers again and again does not show', () => {
    const before = answers([...times(10, 'a'), ...times(10, '')]);
    const again = Array.from({ length: 9 }, (_, nth) => ({ at: at(30, nth), yes: nth % 2 === 0 ? [] : ['a'] }));
    const turned = [{ ...before[0]!, answers: [...before[0]!.answers, ...again] }, ...before.slice(1)];
    assert.deepEqual(responseStatistics(turned, ['a']), responseStatistics(before, ['a']));
  });

  test('of ten and of sixteen people, whatever they answered: nobody can be told from the others', () => {
    for (const people of [10, 16]) {
      const histories = new Map<string, number[]>();
      const asked = answers(times(people, ''));
      for (let answer = 0; answer < 2 ** people; answer += 1) {
        const answered = asked.map(({ sentAt, answers: given }, nth) => ({
          sentAt,
          answers: [{ at: given[0]!.at, yes: (answer >> nth) & 1 ? ['a'] : [] }],
        }));
        const unanswered = asked.map(({ sentAt }) => ({ sentAt, answers: [] }));
        // Nothing is told otherwise between the steps: a look after each of them has seen it all.
        const looks = [10, people].map((count) =>
          responseStatistics([...answered.slice(0, count), ...unanswered.slice(count)], ['a']),
        );
        const key = JSON.stringify(looks);
        const known = histories.get(key);
        if (known === undefined) histories.set(key, [answer]);
        else known.push(answer);
      }
      for (const fitting of histories.values()) {
        const yes = new Set(fitting.map((answer) => answer.toString(2).replaceAll('0', '').length));
        assert.ok(yes.size >= FEWEST);
        for (let nth = 0; nth < people; nth += 1)
          assert.equal(new Set(fitting.map((answer) => (answer >> nth) & 1)).size, 2, 'either answer fits');
      }
    }
  });
});

describe('Whatever happens', () => {
  const happening = fc.record({
    sent: fc.nat(5),
    answers: fc.array(fc.record({ day: fc.nat(12), yes: fc.subarray(['a', 'b']) }), { maxLength: 3 }),
  });
  const anything = fc.array(happening, { maxLength: 60 }).map((all) =>
    all.map(({ sent, answers }, nth): Response => ({
      sentAt: at(sent, nth),
      answers: answers
        .map(({ day, yes }) => ({ at: at(sent + day, nth + 1), yes }))
        .sort((one, other) => (one.at < other.at ? -1 : 1)),
    })),
  );

  test('what is told is true, is of five or more, and differs by five or more', () => {
    fc.assert(
      fc.property(anything, (responses) => {
        const { asked: all, told } = responseStatistics(responses, ['a', 'b']);
        assert.ok(told === null ? all === responses.length : all <= responses.length);
        if (told === null) return;
        const hadAnswered = (day: string) =>
          responses.filter(({ answers }) => answers[0] && answers[0].at < startOfDay(daysAfter(day, 1))).length;
        assert.ok(all === told.answered || all - told.answered >= FEWEST);
        assert.equal(told.counted, inFives(told.answered));
        let before = 0;
        for (const { day, answered } of told.points) {
          assert.ok(answered - before >= FEWEST && answered <= hadAnswered(day));
          before = answered;
        }
        assert.equal(before, told.answered);
        for (const { split } of told.purposes) {
          if (split === null) continue;
          for (const { least } of [split.yes, split.no]) assert.ok(least >= FEWEST);
          assert.equal(split.yes.least + split.no.most, told.counted);
        }
      }),
    );
  });

  test('the order in which the requests are given changes nothing', () => {
    fc.assert(
      fc.property(anything, (responses) => {
        const distinct = new Set(responses.flatMap(({ answers }) => answers.map((answer) => answer.at)));
        if (distinct.size < responses.flatMap(({ answers }) => answers).length) return;
        assert.deepEqual(responseStatistics(responses.toReversed(), ['a']), responseStatistics(responses, ['a']));
      }),
    );
  });

  test('a later look repeats what an earlier one told, and adds to it', () => {
    fc.assert(
      fc.property(anything, fc.nat(15), (responses, day) => {
        const early = responseStatistics(until(responses, at(day)), []).told;
        const late = responseStatistics(responses, []).told;
        for (const point of early?.points ?? []) {
          const same = late?.points.find((each) => each.day === point.day);
          assert.ok(
            same !== undefined && (same.answered === point.answered || same.answered - point.answered >= FEWEST),
          );
        }
      }),
    );
  });
});
