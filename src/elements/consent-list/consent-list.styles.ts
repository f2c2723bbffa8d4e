import { css } from 'lit';
import { borderWidth, color, fontSize, lineHeight, radius, space } from '../../theme/tokens.ts';
import { buttonStyles } from '../../ui/button.styles.ts';
import { titleStyles } from '../../ui/heading.styles.ts';
import { loadingStyles } from '../../ui/loading.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { statusTagStyles } from '../../ui/status-tag.styles.ts';

export const consentListStyles = [
  titleStyles,
  buttonStyles,
  loadingStyles,
  noticeStyles,
  statusTagStyles,
  css`
    .lupa-filters {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xxs};
      min-inline-size: 0;
      margin: 0 0 ${space.m};
      padding: 0;
      border: 0;
    }
    .lupa-filters legend {
      padding: 0;
      margin-block-end: ${space.xxxs};
      color: ${color.textMuted};
    }
    .lupa-filter {
      position: relative;
      display: inline-flex;
    }
    .lupa-filter input {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    .lupa-filter span {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      padding: ${space.xxxs} ${space.s};
      border: ${borderWidth} solid ${color.borderControl};
      border-radius: 2em;
      line-height: 1.25;
    }
    .lupa-filter :checked + span {
      border-color: ${color.action};
      background: ${color.action};
      color: ${color.onAction};
    }
    .lupa-filter :focus-visible + span {
      outline: 3px solid ${color.focus};
      outline-offset: 2px;
    }
    .lupa-list {
      display: grid;
      gap: ${space.s};
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lupa-card {
      display: grid;
      gap: ${space.xxxs};
      min-inline-size: 0;
      padding: ${space.m};
      border: 1px solid ${color.border};
      border-inline-start: 8px solid ${color.borderControl};
      border-radius: ${radius};
    }
    .lupa-standing-waiting {
      border-inline-start-color: ${color.alert};
    }
    .lupa-standing-in-force {
      border-inline-start-color: ${color.success};
    }
    .lupa-card p:not(.lupa-state) {
      margin: 0;
    }
    .lupa-name {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
    }
    .lupa-name a {
      display: inline-block;
      padding-block: ${space.xxxs};
      color: ${color.link};
      text-underline-offset: 0.15em;
    }
    .lupa-name a:hover {
      text-decoration-thickness: 2px;
    }
    .lupa-meta {
      color: ${color.textMuted};
    }
    .lupa-list + .lupa-notice {
      margin-block-start: ${space.m};
    }
    @media (forced-colors: active) {
      .lupa-filter :checked + span {
        outline: 2px solid Highlight;
      }
    }
    @media print {
      .lupa-filters {
        display: none;
      }
      .lupa-card {
        break-inside: avoid;
      }
    }
  `,
];
