import { css } from 'lit';
import { borderWidth, color, fontSize, lineHeight, space } from '../../theme/tokens.ts';

/** The parts of the form, and a field with what belongs to it. */
export const formStyles = css`
  .lupa-form,
  .lupa-section,
  .lupa-part-fields {
    display: grid;
    gap: ${space.m};
    min-inline-size: 0;
  }
  .lupa-form {
    gap: ${space.l};
  }
  .lupa-section > * {
    margin: 0;
    min-inline-size: 0;
  }
  .lupa-section :is(h3, h4, h5, h6) {
    font-size: ${fontSize.headingS};
    line-height: ${lineHeight.heading};
  }
  .lupa-form-field,
  .lupa-on-off {
    display: grid;
    gap: ${space.xxxs};
    min-inline-size: 0;
    scroll-margin-block: ${space.m};
  }
  .lupa-form-field > *,
  .lupa-on-off > * {
    margin: 0;
    min-inline-size: 0;
  }
  :is(.lupa-form-field, .lupa-choice-group, .lupa-on-off)[data-invalid] {
    padding-inline-start: ${space.s};
    border-inline-start: 4px solid ${color.error};
  }
  .lupa-label {
    padding: 0;
    font-weight: bold;
  }
  .lupa-optional,
  .lupa-hint {
    color: ${color.textMuted};
    font-weight: normal;
  }
  .lupa-hint {
    display: block;
    margin: 0;
    font-size: ${fontSize.s};
  }
  .lupa-wide-field {
    inline-size: 100%;
    box-sizing: border-box;
  }
  textarea.lupa-field {
    min-block-size: 6em;
    resize: vertical;
    field-sizing: content;
  }
  .lupa-choice-group {
    display: grid;
    /* A long choice is no reason to be wider than the page. */
    grid-template-columns: minmax(0, 1fr);
    gap: ${space.xxs};
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    scroll-margin-block: ${space.m};
  }
  .lupa-choice-group > .lupa-button {
    justify-self: start;
  }
  .lupa-choice-columns {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
    gap: 0 ${space.m};
  }
  .lupa-choice.lupa-long-choice {
    align-items: start;
    padding-block: ${space.xxs};
  }
  .lupa-below-choice {
    padding-inline-start: calc(1.5em + ${space.xs});
  }
  .lupa-side-by-side {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: ${space.xs} ${space.m};
  }
  .lupa-part {
    border: ${borderWidth} solid ${color.borderControl};
  }
  .lupa-part-heading {
    margin: 0;
  }
  .lupa-part-toggle {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 ${space.m};
    inline-size: 100%;
    min-block-size: 56px;
    padding: ${space.xs} ${space.s};
    border: 0;
    background: ${color.surface};
    color: ${color.text};
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .lupa-part-toggle > :first-child::before {
    content: '▸' / '';
    display: inline-block;
    inline-size: 1.25em;
  }
  .lupa-part-toggle[aria-expanded='true'] > :first-child::before {
    content: '▾' / '';
  }
  .lupa-part-state {
    color: ${color.textMuted};
    font-size: ${fontSize.m};
    font-weight: normal;
  }
  .lupa-part[data-invalid] .lupa-part-state {
    color: ${color.error};
    font-weight: bold;
  }
  /* What has focus stays in sight above the bar at the end. */
  .lupa-form :is(input, textarea, select, button, summary, a, [contenteditable]) {
    scroll-margin-block: ${space.m} 9em;
  }
  .lupa-part-fields {
    padding: ${space.m} ${space.s};
  }
  .lupa-older {
    padding: ${space.xxs} ${space.xs};
    background: ${color.alertSurface};
    font-size: ${fontSize.s};
  }
  .lupa-theirs {
    padding-inline-start: ${space.xs};
    border-inline-start: 2px solid ${color.borderControl};
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .lupa-purposes,
  .lupa-files,
  .lupa-file-states {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    gap: ${space.xs};
    margin: 0;
    padding-inline-start: ${space.m};
  }
  .lupa-files,
  .lupa-file-states {
    padding: 0;
    list-style: none;
  }
  .lupa-purpose,
  .lupa-files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: ${space.xxs} ${space.s};
    overflow-wrap: anywhere;
  }
  .lupa-form select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .lupa-settled,
  .lupa-consequences {
    display: grid;
    gap: ${space.xs};
    margin: 0;
  }
  .lupa-overview {
    grid-template-columns: repeat(auto-fill, minmax(min(16em, 100%), 1fr));
    gap: ${space.s} ${space.l};
  }
  :is(.lupa-settled, .lupa-consequences) dt {
    color: ${color.textMuted};
    font-size: ${fontSize.s};
  }
  :is(.lupa-settled, .lupa-consequences) dd {
    margin: 0;
  }
  .lupa-consequences dd {
    font-weight: bold;
  }
`;
