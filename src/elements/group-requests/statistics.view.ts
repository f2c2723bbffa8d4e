import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ResponseStatistics } from '../../contract/response-statistics.ts';
import { formatDate } from '../../i18n/dates.ts';
import { formatPercent } from '../../i18n/numbers.ts';
import type { Language } from '../../model/language.ts';
import { FEWEST } from '../../model/small-numbers.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { isTold, partOf, responseSentences, stepsOf, type ToldTimes } from '../../presentation/responses.ts';
import { loadingNotice } from '../../presentation/state-notices.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { shareBar, stepChart } from '../../ui/step-chart.ts';
import type { FullScreen } from './group-requests.view.ts';

type Told = ResponseStatistics & ToldTimes & { told: NonNullable<ResponseStatistics['told']> };

/** How the answers have come in, and what they were: nothing that could tell what one person answered. */
export function statistics(screen: FullScreen): TemplateResult | typeof nothing {
  const { statistics: look, headingLevel } = screen;
  if (!look.isThere) return nothing;
  const isOpen = look.now.kind !== 'closed';
  return html`<section class="lupa-statistics" aria-labelledby="lupa-statistics-title">
    ${heading(
      headingLevel + 1,
      html`<button
        type="button"
        class="lupa-statistics-toggle"
        id="lupa-statistics"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => (isOpen ? look.close() : void look.open())}
      >
        <span id="lupa-statistics-title">${msg('How answers come in', { id: 'group-requests.statistics' })}</span>
      </button>`,
      { className: 'lupa-statistics-heading' },
    )}
    ${isOpen ? html`<div class="lupa-statistics-body">${content(screen)}</div>` : nothing}
  </section>`;
}

function content({ statistics: look, language, headingLevel }: FullScreen): unknown {
  const { now } = look;
  if (now.kind === 'closed') return nothing;
  if (now.kind === 'loading') return loadingNotice();
  if (now.kind === 'failed') return failed(() => void look.open());
  const { data } = now;
  return isTold(data) ? told(data as Told, language, headingLevel + 2) : html`<p>${nothingTold(data)}</p>`;
}

function failed(onRetry: () => void): TemplateResult {
  return notice({
    tone: 'error',
    title: msg('The statistics could not be fetched', { id: 'group-requests.statistics-failed' }),
    actions: html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onRetry}>
      ${msg('Try again', { id: 'group-requests.statistics-retry' })}
    </button>`,
  });
}

function nothingTold({ asks, asked }: ResponseStatistics): string {
  if (!asks) return msg('No answer is asked for.', { id: 'group-requests.statistics-not-asked' });
  if (asked === 0) return msg('No requests have been sent yet.', { id: 'group-requests.statistics-nobody' });
  if (asked < FEWEST)
    return msg('The group is too small: what was answered could be worked out of the figures.', {
      id: 'group-requests.statistics-small',
    });
  return msg(
    'There is nothing to show yet. Figures are shown once five have answered and five others have not, or all have.',
    {
      id: 'group-requests.statistics-early',
    },
  );
}

function told(data: Told, language: Language, level: number): TemplateResult {
  const sentences = responseSentences(data, language);
  const small = (text: string, id: string) => heading(level, text, { id, className: 'lupa-small-title' });
  return html`<p class="lupa-statistics-told">${sentences.map((sentence) => `${sentence}. `)}</p>
    ${small(msg('Answers over time', { id: 'group-requests.over-time' }), 'lupa-over-time')}
    ${overTime(data, sentences, language)}
    ${small(msg('What was answered', { id: 'group-requests.by-use' }), 'lupa-by-use')} ${byUse(data, language)}
    <p class="lupa-statistics-note">
      ${msg(
        'Figures change in steps of five answers, so that nobody’s answer can be worked out of them. They can be passed on.',
        { id: 'group-requests.statistics-note' },
      )}
    </p>`;
}

function overTime(data: Told, sentences: string[], language: Language): TemplateResult {
  const { asked, from, until } = data;
  const { points, answered } = data.told;
  return html`${stepChart({
    name: `${sentences.join('. ')}.`,
    steps: stepsOf(data),
    from: formatDate(from, language),
    until: formatDate(until, language),
    whole: String(asked),
    last: partOf(answered, asked, language),
  })}
    <details class="lupa-figures">
      <summary>${msg('Show as a table', { id: 'group-requests.as-table' })}</summary>
      <table class="lupa-figures-table" aria-labelledby="lupa-over-time">
        <thead>
          <tr>
            <th scope="col">${msg('Day', { id: 'group-requests.day' })}</th>
            <th scope="col">${msg('Had answered, at least', { id: 'group-requests.had-answered' })}</th>
          </tr>
        </thead>
        <tbody>
          ${points.map(
            (point) =>
              html`<tr>
                <th scope="row">${formatDate(point.day, language)}</th>
                <td>${partOf(point.answered, asked, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

/** A bar under the name of each use, and beside it what the bar shows. */
function byUse({ told: { purposes, counted } }: Told, language: Language): TemplateResult {
  const range = ({ least, most }: { least: number; most: number }) => {
    const [low, high] = [Math.floor((least * 100) / counted), Math.ceil((most * 100) / counted)];
    return html`<td>${least}–${most} <span class="lupa-percent">(${low}–${formatPercent(high, language)})</span></td>`;
  };
  const hidden = html`<td colspan="2">
    ${msg('Not shown: five or fewer said yes, or five or fewer no', { id: 'group-requests.split-hidden' })}
  </td>`;
  const key = (fill: 'full' | 'empty', label: string) =>
    html`<th scope="col"><span class="lupa-key">${shareBar([{ size: 1, fill }], 24)}</span>${label}</th>`;
  return html`<p class="lupa-statistics-note">
      ${msg(
        str`Of the first ${counted} who answered. The hatched part is either: exact figures are left out. A yes is one so far: somebody else’s answer may still be missing. What was taken back, or left without an answer, is a no.`,
        { id: 'group-requests.by-use-text' },
      )}
    </p>
    <table class="lupa-figures-table lupa-by-use" aria-labelledby="lupa-by-use">
    <thead>
      <tr>
        <th scope="col">${msg('Use', { id: 'group-requests.use' })}</th>
        ${key('full', msg('Yes', { id: 'group-requests.yes' }))}${key('empty', msg('No', { id: 'group-requests.no' }))}
      </tr>
    </thead>
    <tbody>
      ${purposes.map(
        ({ name, split }) =>
          html`<tr>
            <th scope="row">
              ${localizedText(name, language)}${
                split === null
                  ? shareBar([{ size: 1, fill: 'hatched' }])
                  : shareBar([
                      { size: split.yes.least, fill: 'full' },
                      { size: split.yes.most - split.yes.least, fill: 'hatched' },
                      { size: split.no.least, fill: 'empty' },
                    ])
              }
            </th>
            ${split === null ? hidden : html`${range(split.yes)}${range(split.no)}`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
