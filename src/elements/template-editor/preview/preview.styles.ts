import { css } from 'lit';
import { color, fontSize, lineHeight, space } from '../../../theme/tokens.ts';
import { filterStyles } from '../../../ui/filter.styles.ts';

/** Where the preview stands, and the phone, the mail and the paper in it. */
export const previewStyles = [
  filterStyles,
  css`
    .lupa-root {
      container-type: inline-size;
    }
    .lupa-desk {
      align-items: start;
    }
    .lupa-preview {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: ${space.xs};
      max-inline-size: 60em;
      min-inline-size: 0;
    }
    .lupa-preview-head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 ${space.m};
    }
    .lupa-preview-title {
      margin: 0;
      font-size: ${fontSize.headingS};
      line-height: ${lineHeight.heading};
      scroll-margin-block: ${space.m};
    }
    .lupa-preview-choices {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xs} ${space.m};
    }
    .lupa-preview-choices .lupa-filters {
      gap: ${space.xxxs};
      margin: 0;
    }
    .lupa-preview-choices legend {
      font-size: ${fontSize.s};
    }
    .lupa-preview-choices .lupa-filter span {
      justify-content: center;
      min-inline-size: 48px;
      padding-inline: ${space.xs};
      border-radius: 0;
      font-size: ${fontSize.s};
    }
    .lupa-preview-choices .lupa-filter:focus-within {
      z-index: 1;
    }
    .lupa-preview p {
      margin: 0;
    }
    .lupa-preview-old {
      padding: ${space.xxs} ${space.xs};
      background: ${color.alertSurface};
      font-size: ${fontSize.s};
    }
    .lupa-preview-scroll {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      justify-items: start;
      gap: ${space.xs};
    }
    .lupa-preview-scroll > * {
      max-inline-size: 100%;
    }
    /* A page begins anew with the unit of the page around: what it is shown in makes it neither larger nor smaller. */
    .lupa-phone {
      inline-size: 360px;
      padding: ${space.s};
      border: 1px solid ${color.border};
      font-size: var(--lupa-em);
    }
    .lupa-phone[hidden] {
      display: none;
    }
    .lupa-preview-said {
      position: sticky;
      inset-block-end: 6em;
      padding: ${space.xs} ${space.s};
      border-inline-start: 4px solid ${color.info};
      background: ${color.infoSurface};
    }
    .lupa-mail {
      display: grid;
      gap: ${space.s};
      inline-size: 100%;
      padding: ${space.s};
      border: 1px solid ${color.border};
      overflow-wrap: anywhere;
    }
    .lupa-mail-link {
      color: ${color.link};
      text-decoration: underline;
    }
    .lupa-mail-text summary {
      min-block-size: 44px;
      padding-block: ${space.xs};
      color: ${color.link};
      cursor: pointer;
    }
    .lupa-mail-text pre {
      margin: 0;
      padding: ${space.s};
      background: ${color.surface};
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .lupa-paper {
      container-type: inline-size;
      inline-size: 100%;
    }
    /* The quotient of two lengths as a number, which not every browser divides otherwise. */
    .lupa-sheet {
      --lupa-paper-length: 1123px;
      --lupa-paper-scale: tan(atan2(min(100cqi, 794px), 794px));
      block-size: calc(var(--lupa-paper-length) * var(--lupa-paper-scale));
      max-inline-size: 794px;
      border: 1px solid ${color.border};
      overflow: hidden;
    }
    .lupa-sheet iframe {
      display: block;
      inline-size: 794px;
      block-size: var(--lupa-paper-length);
      border: 0;
      background: white;
      transform: scale(var(--lupa-paper-scale));
      transform-origin: 0 0;
    }
    @container (max-width: 63.99em) {
      .lupa-desk[data-preview] > .lupa-form {
        display: none;
      }
      /* What has focus is not taken away by a page that becomes narrow. */
      .lupa-desk:not([data-preview]) > .lupa-preview:not(:focus-within) {
        display: none;
      }
    }
    @container (min-width: 64em) {
      .lupa-desk:has(> .lupa-form) {
        grid-template-columns: minmax(0, 1fr) 26em;
      }
      .lupa-form ~ .lupa-preview {
        position: sticky;
        inset-block-start: ${space.m};
        display: flex;
        flex-direction: column;
        /* Above the bar with what can be done. */
        max-block-size: calc(100vh - 8em);
        padding-inline-start: ${space.m};
        border-inline-start: 1px solid ${color.border};
      }
      .lupa-form ~ .lupa-preview > .lupa-preview-scroll {
        min-block-size: 0;
        overflow: auto;
        /* For the line around what has focus. */
        padding: 4px;
      }
      .lupa-form ~ .lupa-preview .lupa-preview-said {
        inset-block-end: 0;
      }
      .lupa-preview-toggle,
      .lupa-preview-back {
        display: none;
      }
    }
    @media print {
      .lupa-form ~ .lupa-preview {
        display: none;
      }
    }
  `,
];
