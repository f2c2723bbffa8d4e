/** What a way of approval means, by an example. What comes of each case is the model's to say, as for real requests. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { assessRequest } from '../../model/assess-request.ts';
import type { ApprovalMode, ConsentRequest, Participant, RequestEvent } from '../../model/consent-request.ts';
import { staffReason, staffStatusLabel, TONE_OF_STATUS } from '../../presentation/staff-status.ts';
import { heading } from '../../ui/heading.ts';
import { statusTag } from '../../ui/status-tag.ts';

export { messages as approvalMessages } from '../../i18n/generated/template-approval.ts';

/** Who answers what, one after the other. */
type Happenings = [personId: 'child' | 'first' | 'second', type: 'accepted' | 'refused' | 'withdrawn'][];

interface Case {
  words: () => string;
  happenings: Happenings;
}

const GUARDIANS_ANSWER: Case[] = [
  {
    words: () => msg('One guardian accepts, the other has not answered', { id: 'template-approval.one-accepts' }),
    happenings: [['first', 'accepted']],
  },
  {
    words: () => msg('Both guardians accept', { id: 'template-approval.both-accept' }),
    happenings: [
      ['first', 'accepted'],
      ['second', 'accepted'],
    ],
  },
  {
    words: () => msg('One guardian accepts, the other declines', { id: 'template-approval.they-differ' }),
    happenings: [
      ['first', 'accepted'],
      ['second', 'refused'],
    ],
  },
  {
    words: () => msg('One guardian declines, the other has not answered', { id: 'template-approval.one-declines' }),
    happenings: [['first', 'refused']],
  },
  {
    words: () => msg('Both accept, and one withdraws later', { id: 'template-approval.one-withdraws' }),
    happenings: [
      ['first', 'accepted'],
      ['second', 'accepted'],
      ['second', 'withdrawn'],
    ],
  },
];

const PERSON_ANSWERS: Case[] = [
  { words: () => msg('The person has not answered', { id: 'template-approval.no-answer' }), happenings: [] },
  {
    words: () => msg('The person accepts', { id: 'template-approval.accepts' }),
    happenings: [['child', 'accepted']],
  },
  {
    words: () => msg('The person declines', { id: 'template-approval.declines' }),
    happenings: [['child', 'refused']],
  },
  {
    words: () => msg('The person accepts and withdraws later', { id: 'template-approval.withdraws' }),
    happenings: [
      ['child', 'accepted'],
      ['child', 'withdrawn'],
    ],
  },
];

export function approvalModeLabel(mode: ApprovalMode): string {
  switch (mode) {
    case 'self':
      return msg('The person answers', { id: 'template-approval.self' });
    case 'any-guardian':
      return msg('One guardian is enough', { id: 'template-approval.any-guardian' });
    case 'all-guardians':
      return msg('All guardians have to accept', { id: 'template-approval.all-guardians' });
  }
}

/**
 * A table of what comes of some answers: for a child with two guardians both ways side by side, the chosen one said to
 * be it; for people who answer for themselves their own answers.
 */
export function approvalExample(mode: ApprovalMode, headingLevel: number): TemplateResult {
  const modes: ApprovalMode[] = mode === 'self' ? ['self'] : ['any-guardian', 'all-guardians'];
  const cases = mode === 'self' ? PERSON_ANSWERS : GUARDIANS_ANSWER;
  return html`<section class="lupa-approval" aria-labelledby="lupa-approval">
    ${heading(headingLevel, msg('What the answers lead to', { id: 'template-approval.title' }), {
      id: 'lupa-approval',
      className: 'lupa-approval-title',
    })}
    <div class="lupa-table-box">
      <table class="lupa-table" role="table">
        <caption>
          ${
            mode === 'self'
              ? msg('An example: somebody who answers for themselves. Guardians are not asked.', {
                  id: 'template-approval.caption-self',
                })
              : msg('An example: a child who has two guardians.', { id: 'template-approval.caption' })
          }
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">${msg('Answers', { id: 'template-approval.answers' })}</th>
            ${modes.map((each) => html`<th scope="col" role="columnheader">${columnLabel(each, mode)}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${cases.map(
            ({ words, happenings }) => html`<tr role="row">
              <th scope="row" role="rowheader">${words()}</th>
              ${modes.map(
                (each) => html`<td role="cell" class=${each === mode ? 'lupa-approval-chosen' : nothing}>
                  <span class="lupa-cell-label" aria-hidden="true">${columnLabel(each, mode)}</span>
                  ${outcome(each, happenings)}
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function columnLabel(mode: ApprovalMode, chosen: ApprovalMode): string {
  if (mode === 'self') return msg('Status', { id: 'template-approval.status' });
  const label = approvalModeLabel(mode);
  return mode === chosen ? `${label} (${msg('chosen', { id: 'template-approval.chosen' })})` : label;
}

function outcome(mode: ApprovalMode, happenings: Happenings): TemplateResult {
  const { status, reason } = assessRequest(sampleRequest(mode, happenings), momentOf(happenings.length + 1));
  // Of one who answers alone the status says all.
  const why = mode === 'self' ? undefined : staffReason(reason);
  return html`${statusTag(TONE_OF_STATUS[status], staffStatusLabel(status))}${
    why === undefined ? nothing : html`<span class="lupa-approval-why">${why}</span>`
  }`;
}

const PARTICIPANTS: Participant[] = [
  { personId: 'child', role: 'subject' },
  { personId: 'first', role: 'guardian' },
  { personId: 'second', role: 'guardian' },
];

function sampleRequest(approvalMode: ApprovalMode, happenings: Happenings): ConsentRequest {
  const answers = happenings.map(([personId, type], index): RequestEvent => ({
    seq: index + 2,
    at: momentOf(index + 1),
    type,
    personId,
    shown: { versionId: 'example', language: 'fi' },
  }));
  return {
    approvalMode,
    purposes: ['example'],
    participants: PARTICIPANTS,
    events: [{ seq: 1, at: momentOf(0), type: 'sent' }, ...answers],
    validUntil: null,
    subjectBirthDate: null,
    selfFrom: null,
    subjectHeard: false,
  };
}

/** Some days, one after the other. */
function momentOf(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
}
