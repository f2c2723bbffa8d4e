/** A draft as those who are asked will see it: the page of a request, and the mail that leads there. */
import * as v from 'valibot';
import { LANGUAGES } from '../model/language.ts';
import { ConsentDetail } from './consent-detail.ts';
import { openWords } from './open-words.ts';

/** What has happened to the request that is shown: it was sent, and then answered with yes or no. */
export const PREVIEW_SITUATIONS = ['asked', 'given', 'refused'] as const;
export type PreviewSituation = (typeof PREVIEW_SITUATIONS)[number];

const PreviewedMail = v.object({
  subject: v.string(),
  /** The whole of it, as a program shows it that shows no HTML. */
  text: v.string(),
  /** The same in parts. The link is none that leads anywhere. */
  blocks: v.array(
    v.variant('type', [
      v.object({ type: v.literal('paragraph'), text: v.string() }),
      v.object({ type: v.literal('fact'), label: v.string(), value: v.string(), language: openWords(LANGUAGES) }),
      v.object({ type: v.literal('link'), label: v.string(), href: v.string() }),
    ]),
  ),
});
export type PreviewedMail = v.InferOutput<typeof PreviewedMail>;

export const TemplatePreview = v.object({
  /** To an invented person, about an invented child where guardians are asked. It lies nowhere. */
  consent: ConsentDetail,
  /** The mail of the sending, by the language of its receiver. */
  mails: v.object({ fi: PreviewedMail, sv: PreviewedMail, en: PreviewedMail }),
});
export type TemplatePreview = v.InferOutput<typeof TemplatePreview>;
