import { css } from 'lit';
import { borderWidth, color, controlHeight, fontSize, lineHeight, radius, space } from '../../../theme/tokens.ts';
import { buttonStyles } from '../../../ui/button.styles.ts';
import { choiceStyles } from '../../../ui/choice.styles.ts';
import { iconStyles } from '../../../ui/icon.styles.ts';
import { noticeStyles } from '../../../ui/notice.styles.ts';

export const richTextStyles = [
  buttonStyles,
  choiceStyles,
  iconStyles,
  noticeStyles,
  css`
    .lupa-rich-text {
      display: grid;
      gap: ${space.xxs};
      min-inline-size: 0;
    }
    .lupa-rich-text > :is(p, div) {
      min-inline-size: 0;
      margin: 0;
    }
    .lupa-rich-text-label {
      font-weight: bold;
    }
    .lupa-rich-text-box {
      border: ${borderWidth} solid ${color.borderControl};
      border-radius: ${radius};
      background: ${color.background};
    }
    .lupa-rich-text-box {
      container-type: inline-size;
    }
    .lupa-rich-text-box[data-invalid] {
      border-color: ${color.error};
    }
    .lupa-rich-text-box:has(.lupa-writing:focus-visible) {
      outline: 3px solid ${color.focus};
      outline-offset: 2px;
    }
    .lupa-tools {
      position: relative;
      border-block-end: 1px solid ${color.border};
      background: ${color.surface};
    }
    .lupa-toolbar {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xxxs} ${space.xs};
      padding: ${space.xxxs};
    }
    .lupa-tool-group {
      display: flex;
      gap: 2px;
    }
    .lupa-tool {
      display: grid;
      place-items: center;
      inline-size: 36px;
      block-size: 36px;
      padding: 0;
      border: 1px solid transparent;
      border-radius: ${radius};
      background: none;
      color: ${color.text};
      font: inherit;
      line-height: 1;
      cursor: pointer;
    }
    .lupa-tool:hover {
      border-color: ${color.borderControl};
      background: ${color.background};
    }
    .lupa-tool:is([aria-pressed='true'], [aria-expanded='true']) {
      border-color: ${color.action};
      background: ${color.action};
      color: ${color.onAction};
    }
    .lupa-tool[aria-disabled='true'] {
      color: ${color.textMuted};
      cursor: default;
      opacity: 0.6;
    }
    .lupa-tool .lupa-icon {
      inline-size: 20px;
      block-size: 20px;
    }
    .lupa-glyph {
      font-weight: bold;
    }
    /* The line under the tools is theirs: it names the one that is pointed at, and lies upon nothing that is read. */
    .lupa-tool-name,
    .lupa-keys {
      margin: 0;
      padding: ${space.xxxs} ${space.xxs};
      font-size: ${fontSize.s};
      line-height: 1.5;
      text-align: start;
      pointer-events: none;
    }
    .lupa-keys {
      visibility: hidden;
      color: ${color.textMuted};
    }
    .lupa-rich-text-box:focus-within .lupa-tools:not(:has(.lupa-tool:is(:hover, :focus-visible))) .lupa-keys {
      visibility: visible;
    }
    .lupa-tool-name {
      position: absolute;
      inset-block-end: 0;
      inset-inline: 0;
      min-block-size: calc(1.5em + 2 * ${space.xxxs});
      clip-path: inset(50%);
      background: ${color.surface};
    }
    .lupa-tool:is(:hover, :focus-visible) .lupa-tool-name {
      z-index: 1;
      clip-path: none;
    }
    /* Of two, that under the pointer. */
    .lupa-toolbar:has(.lupa-tool:hover) .lupa-tool:focus-visible:not(:hover) .lupa-tool-name {
      clip-path: inset(50%);
    }
    /* Beside the tools, where there is room for it. */
    @container (min-width: 38em) {
      .lupa-tools {
        display: flex;
        align-items: center;
      }
      .lupa-tool-name {
        display: flex;
        align-items: center;
        inset-block-start: 0;
        inset-inline-start: 400px;
      }
    }
    /* A finger points at nothing: the line would stay empty. It is still read aloud. */
    @media (hover: none) {
      .lupa-keys {
        position: absolute;
        inset-block-end: 0;
        clip-path: inset(50%);
      }
    }
    .lupa-languages,
    .lupa-link-form {
      display: grid;
      gap: ${space.xs};
      padding: ${space.xs};
      border-block-end: 1px solid ${color.border};
      background: ${color.surface};
    }
    .lupa-tool-hint {
      margin: 0;
      color: ${color.textMuted};
      font-size: ${fontSize.s};
    }
    .lupa-language-items {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xxs};
    }
    .lupa-language {
      display: inline-flex;
      align-items: center;
      gap: ${space.xxxs};
      min-block-size: 44px;
      padding: ${space.xxxs} ${space.s} ${space.xxxs} ${space.xxs};
      border: 1px solid ${color.borderControl};
      border-radius: ${radius};
      background: ${color.background};
      color: ${color.text};
      font: inherit;
      cursor: pointer;
    }
    .lupa-language:hover {
      border-color: ${color.action};
      color: ${color.action};
    }
    .lupa-check {
      display: inline-grid;
      inline-size: 1.5em;
    }
    .lupa-link-form > div:not(.lupa-link-buttons) {
      display: grid;
      gap: ${space.xxs};
    }
    .lupa-link-form .lupa-field {
      inline-size: 100%;
    }
    .lupa-link-form label {
      font-weight: bold;
    }
    .lupa-proposed {
      margin: 0;
      font-weight: bold;
    }
    .lupa-link-buttons {
      display: flex;
      flex-wrap: wrap;
      gap: ${space.xxs};
    }
    .lupa-link-buttons .lupa-button {
      min-block-size: ${controlHeight.s};
      padding: ${space.xxxs} ${space.s};
    }
    .lupa-count {
      margin: 0;
      color: ${color.textMuted};
      font-size: ${fontSize.s};
    }
    .lupa-writing {
      position: relative;
      min-block-size: 8em;
      padding: ${space.xs} ${space.s};
      outline: none;
      line-height: ${lineHeight.text};
      white-space: pre-wrap;
      white-space: break-spaces;
      overflow-wrap: anywhere;
      font-variant-ligatures: none;
      hyphens: manual;
      cursor: text;
    }
    .lupa-writing[aria-readonly='true'] {
      min-block-size: 0;
      background: ${color.surface};
      cursor: auto;
    }
    /* Each line runs in the direction of its own words. */
    .lupa-writing :is(p, h2, h3, h4, h5, h6, li) {
      unicode-bidi: plaintext;
    }
    .lupa-writing > * {
      margin: 0;
    }
    .lupa-writing > * + * {
      margin-block-start: ${space.xs};
    }
    .lupa-writing :is(h2, h3, h4, h5, h6) {
      font-size: ${fontSize.headingS};
      font-weight: bold;
      line-height: ${lineHeight.heading};
    }
    .lupa-writing [data-lupa-depth='2'] {
      font-size: ${fontSize.l};
    }
    .lupa-writing ul {
      padding-inline-start: 1.5em;
      list-style: disc;
    }
    .lupa-writing ol {
      padding-inline-start: 2em;
      list-style: decimal;
    }
    .lupa-writing a {
      color: ${color.link};
      text-decoration: underline;
    }
    .lupa-writing span[lang] {
      border-block-end: 2px dotted ${color.borderControl};
    }
    .lupa-pointed {
      outline: 2px solid ${color.action};
    }
    .lupa-writing img {
      display: inline;
      border: 0;
      margin: 0;
    }
    @media (pointer: coarse) {
      .lupa-tool {
        inline-size: 44px;
        block-size: 44px;
      }
    }
    @media (forced-colors: active) {
      .lupa-tool {
        border-color: ButtonBorder;
      }
      .lupa-tool:is([aria-pressed='true'], [aria-expanded='true']) {
        outline: 2px solid Highlight;
        outline-offset: -4px;
      }
      .lupa-tool[aria-disabled='true'] {
        border-color: GrayText;
        color: GrayText;
        opacity: 1;
      }
    }
    @media print {
      .lupa-tools,
      .lupa-count,
      .lupa-link-form,
      .lupa-languages {
        display: none;
      }
    }
  `,
];
