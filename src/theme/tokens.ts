/**
 * The semantic tokens: what component styles are written in, and what a municipality's theme sets.
 *
 * Each is a custom property `--lupa-…` with the value of the `helsinki` theme as its fallback, so that an element
 * looks right with no theme file on the page. The names are public (semver); the values are not.
 *
 * Three kinds of value: colours; the scales (`space`, `fontSize`), whose custom properties are plain numbers, the
 * multiples of the unit; and edges (`radius`, `borderWidth`), which are lengths, for a line does not grow with text.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import * as hds from './generated/hds.ts';

function token(name: string, fallback: string): CSSResult {
  return unsafeCSS(`var(--lupa-${name},${fallback})`);
}

function units(name: string, multiple: number): CSSResult {
  return unsafeCSS(`calc(var(--lupa-${name},${multiple})*var(--lupa-em))`);
}

/** What may stand on what is declared, and its contrast tested, in `pairs.ts`. */
export const color = {
  text: token('color-text', hds.colorBlack90),
  textMuted: token('color-text-muted', hds.colorBlack60),
  background: token('color-background', hds.colorWhite),
  /** A panel or a row that stands out from the background. */
  surface: token('color-surface', hds.colorSilverLight),
  /** Separates; carries no meaning, and so needs no contrast. */
  border: token('color-border', hds.colorBlack20),
  /** The edge by which a control is recognised. */
  borderControl: token('color-border-control', hds.colorBlack50),
  link: token('color-link', hds.colorBus),
  focus: token('color-focus', hds.colorFocusOutline),
  /** Fill of a primary button; text and edge of a secondary one. */
  action: token('color-action', hds.colorBus),
  actionHover: token('color-action-hover', hds.colorBusDark),
  onAction: token('color-on-action', hds.colorWhite),
  success: token('color-success', hds.colorSuccess),
  successSurface: token('color-success-surface', hds.colorSuccessLight),
  error: token('color-error', hds.colorError),
  errorSurface: token('color-error-surface', hds.colorErrorLight),
  info: token('color-info', hds.colorInfo),
  infoSurface: token('color-info-surface', hds.colorInfoLight),
  /** On `success`, `error` and `info`. */
  onStatus: token('color-on-status', hds.colorWhite),
  alert: token('color-alert', hds.colorAlert),
  alertSurface: token('color-alert-surface', hds.colorAlertLight),
  onAlert: token('color-on-alert', hds.colorBlack90),
};

/** Distances: 4, 8, 12, 16, 24 and 32 px where the unit is 16 px. */
export const space = {
  xxxs: units('space-xxxs', hds.spacing3Xs),
  xxs: units('space-xxs', hds.spacing2Xs),
  xs: units('space-xs', hds.spacingXs),
  s: units('space-s', hds.spacingS),
  m: units('space-m', hds.spacingM),
  l: units('space-l', hds.spacingL),
};

/** Sizes of type: 14, 16, 18, 20 and 32 px where the unit is 16 px. `s` is for secondary text only. */
export const fontSize = {
  s: units('font-size-s', hds.fontsizeBodyS),
  m: units('font-size-m', hds.fontsizeBodyM),
  l: units('font-size-l', hds.fontsizeBodyL),
  headingS: units('font-size-heading-s', hds.fontsizeHeadingS),
  headingL: units('font-size-heading-l', hds.fontsizeHeadingL),
};

/** Not for themes to change: WCAG 1.4.12 and legibility are at stake. */
export const lineHeight = {
  text: unsafeCSS(hds.lineheightL),
  heading: unsafeCSS(hds.lineheightM),
};

/** Least heights of what is pressed. Not for themes to change: 44 px is WCAG 2.5.5, whatever the unit. */
export const controlHeight = {
  s: css`max(44px, calc(2.75 * var(--lupa-em)))`,
  m: css`max(44px, calc(3.5 * var(--lupa-em)))`,
};

/** Corners of buttons, fields and panels: a CSS length. */
export const radius = token('radius', '0px');
/** Edges of buttons and fields: a CSS length. */
export const borderWidth = token('border-width', '2px');
/** A font family list. Without one the page's own font is kept. */
export const font = token('font', 'inherit');
