import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { factsStyles } from '../../ui/facts.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { sourceStyles } from './source.styles.ts';

export const triageStyles = [
  buttonStyles,
  choiceStyles,
  factsStyles,
  noticeStyles,
  sourceStyles,
  css`
    .lupa-triage {
      display: grid;
      justify-items: start;
      gap: ${space.m};
    }
    .lupa-triage > * {
      min-inline-size: 0;
      max-inline-size: 100%;
    }
    .lupa-triage > p {
      margin: 0;
    }
    .lupa-triage > dl {
      inline-size: 100%;
    }
    .lupa-triage-title {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-triage-question {
      display: grid;
      justify-items: start;
      gap: ${space.xxxs};
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .lupa-triage-question legend {
      padding: 0 0 ${space.xxxs};
      font-weight: bold;
    }
    .lupa-triage-hint {
      margin: 0;
      color: ${color.textMuted};
    }
    .lupa-triage-question .lupa-choice span {
      min-inline-size: 0;
    }
    .lupa-triage-left-out {
      display: flex;
      gap: ${space.xxs};
      padding: ${space.xs};
      background: ${color.infoSurface};
    }
    .lupa-triage-end {
      display: grid;
      gap: ${space.xs};
    }
    .lupa-triage-end ul {
      margin: 0;
      padding-inline-start: 1.25em;
    }
    .lupa-button.lupa-compact {
      min-block-size: 44px;
      padding: ${space.xxs} ${space.s};
    }
  `,
];
