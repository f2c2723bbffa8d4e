import { css } from 'lit';
import { color, font, fontSize, lineHeight } from './tokens.ts';
import { unitStyles } from './unit.ts';

/**
 * What every element begins with: nothing that the page's CSS passes on by inheritance may deform it. The page's
 * font is kept, unless a theme names one.
 *
 * The size of type is set on what stands in the shadow root, not on the host: the unit is computed from the
 * host's own font size, and may not change it.
 */
export const hostStyles = [
  unitStyles,
  css`
    :host {
      display: block;
      box-sizing: border-box;
      color: ${color.text};
      background: ${color.background};
      color-scheme: light;
      font-family: ${font};
      font-style: normal;
      font-weight: normal;
      font-variant: normal;
      line-height: ${lineHeight.text};
      letter-spacing: normal;
      word-spacing: normal;
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
    :host([hidden]) {
      display: none;
    }
    :where(:host) > :where(:not(slot)) {
      font-size: ${fontSize.m};
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
