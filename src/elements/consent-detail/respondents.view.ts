import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, Respondent } from '../../contract/consent-detail.ts';
import { formatDate } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { heading } from '../../ui/heading.ts';

/** Who answers and what they have said: as far as this person is told. Nothing where they are the only one told of. */
export function respondents({ respondents: all }: ConsentDetail, level: number, language: Language): unknown {
  if (all.length < 2) return nothing;
  return html`${heading(level, msg('Who answers', { id: 'consent-detail.respondents' }))}
    <dl class="lupa-facts">
      ${all.map((each) => respondent(each, language))}
    </dl>`;
}

function respondent(each: Respondent, language: Language): TemplateResult {
  const { who, name, answer, answeredAt, unreachable } = each;
  const missing = unreachable && answer === 'none';
  return html`<div>
    <dt>${who === 'you' ? msg('You', { id: 'consent-detail.you' }) : name}</dt>
    <dd>
      ${missing ? msg('Cannot be reached', { id: 'consent-detail.unreachable' }) : answerLabel(answer)}
      ${answeredAt === null ? nothing : formatDate(answeredAt, language)}
    </dd>
  </div>`;
}
