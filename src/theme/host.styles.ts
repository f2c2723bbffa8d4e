import { css } from 'lit';
import { color, font, fontSize, lineHeight } from './tokens.ts';
import { unitStyles } from './unit.ts';

/**
 * What every element begins with: nothing that the page's CSS passes on by inheritance may deform it. The page's
 * font is kept, unless a theme names one.
 *
 * All of it is set on what stands in the shadow root, not on the host: the page's own rules reach the host, and those
 * for `*` would win there. And the unit is computed from the host's own font size, which may not change. The
 * direction is that of the languages we speak, or their full stops would stand at the wrong end.
 */
export const hostStyles = [
  unitStyles,
  css`
    :host {
      display: block;
      box-sizing: border-box;
    }
    :host([hidden]) {
      display: none;
    }
    :where(:host) > :where(:not(slot)) {
      color: ${color.text};
      background: ${color.background};
      color-scheme: light;
      font-family: ${font};
      font-size: ${fontSize.m};
      font-style: normal;
      font-weight: normal;
      font-variant: normal;
      line-height: ${lineHeight.text};
      letter-spacing: normal;
      word-spacing: normal;
      direction: ltr;
      text-align: start;
      text-indent: 0;
      text-shadow: none;
      text-transform: none;
      white-space: normal;
      list-style: none;
      cursor: auto;
      overflow-wrap: anywhere;
      hyphens: auto;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    :focus-visible {
      outline: 3px solid ${color.focus};
      outline-offset: 2px;
    }
  `,
];
