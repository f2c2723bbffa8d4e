/** Dates as a browser makes them, with its own idea of time zones and languages. */
import { expect } from '@open-wc/testing';
import { formatDate, formatDateTime } from '../../src/i18n/dates.ts';
import type { Language } from '../../src/model/language.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what is no date', () => {
  for (const nonsense of ['soon', '2026-13-01T00:00:00.000Z', '']) {
    it(`is a dash, and never an error: "${nonsense}"`, () => {
      for (const language of ['fi', 'sv', 'en'] as const) {
        expect(formatDate(nonsense, language)).to.equal('–');
        expect(formatDateTime(nonsense, language)).to.equal('–');
      }
    });
  }
});

describe('dates, by the Helsinki clock', () => {
  const instants: [instant: string, what: string, fi: string, sv: string, en: string][] = [
    ['2026-11-02T12:05:00.000Z', 'winter', '2.11.2026 klo 14.05', '2.11.2026 kl. 14.05', '2 November 2026, 14:05'],
    ['2026-06-02T12:05:00.000Z', 'summer', '2.6.2026 klo 15.05', '2.6.2026 kl. 15.05', '2 June 2026, 15:05'],
    [
      '2026-12-31T21:59:59.000Z',
      'the last minute of a year',
      '31.12.2026 klo 23.59',
      '31.12.2026 kl. 23.59',
      '31 December 2026, 23:59',
    ],
    [
      '2026-12-31T22:00:00.000Z',
      'the first minute of a year',
      '1.1.2027 klo 00.00',
      '1.1.2027 kl. 00.00',
      '1 January 2027, 00:00',
    ],
    [
      '2026-03-29T00:59:00.000Z',
      'before the clock goes forward',
      '29.3.2026 klo 02.59',
      '29.3.2026 kl. 02.59',
      '29 March 2026, 02:59',
    ],
    [
      '2026-03-29T01:00:00.000Z',
      'after it has gone forward',
      '29.3.2026 klo 04.00',
      '29.3.2026 kl. 04.00',
      '29 March 2026, 04:00',
    ],
    [
      '2026-10-25T00:30:00.000Z',
      'before the clock goes back',
      '25.10.2026 klo 03.30',
      '25.10.2026 kl. 03.30',
      '25 October 2026, 03:30',
    ],
    [
      '2026-10-25T01:30:00.000Z',
      'the same time again',
      '25.10.2026 klo 03.30',
      '25.10.2026 kl. 03.30',
      '25 October 2026, 03:30',
    ],
    ['2028-02-29T10:00:00.000Z', 'a leap day', '29.2.2028 klo 12.00', '29.2.2028 kl. 12.00', '29 February 2028, 12:00'],
  ];
  for (const [instant, what, fi, sv, en] of instants) {
    it(what, () => {
      const said = (['fi', 'sv', 'en'] as Language[]).map((language) => plain(formatDateTime(instant, language)));
      expect(said).to.deep.equal([fi, sv, en]);
      expect(plain(formatDate(instant, 'fi'))).to.equal(fi.split(' ')[0]);
    });
  }

  const days: [day: string, fi: string, en: string][] = [
    ['2026-12-31', '31.12.2026', '31 December 2026'],
    ['2027-01-01', '1.1.2027', '1 January 2027'],
    ['2026-03-29', '29.3.2026', '29 March 2026'],
    ['2026-10-25', '25.10.2026', '25 October 2026'],
    ['2028-02-29', '29.2.2028', '29 February 2028'],
  ];
  for (const [day, fi, en] of days) {
    it(`the day ${day} is that day, whatever the clock says`, () => {
      expect([plain(formatDate(day, 'fi')), plain(formatDate(day, 'sv')), plain(formatDate(day, 'en'))]).to.deep.equal([
        fi,
        fi,
        en,
      ]);
    });
  }

  it('keep the time together on a line', () => {
    expect(formatDateTime('2026-11-02T12:05:00.000Z', 'fi')).to.include('klo\u00a014.05');
    expect(formatDateTime('2026-11-02T12:05:00.000Z', 'sv')).to.include('kl.\u00a014.05');
  });
});
