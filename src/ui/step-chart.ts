import { html, svg, type TemplateResult } from 'lit';

/** Where a count has risen to a value: a place from 0 to 1 along the axis, and the share of the whole from 0 to 1. */
export interface Step {
  at: number;
  share: number;
}

export interface StepChart {
  /** What is seen, in a sentence. */
  name: string;
  steps: Step[];
  /** At the ends of the axis. */
  from: string;
  until: string;
  /** At the height of the whole, and at the end of the line. */
  whole: string;
  last: string;
}

const PLOT = { left: 34, right: 312, top: 18, bottom: 122 };

/** A line that rises in steps, in the colour of the text. What it shows stands in a table beside it. */
export function stepChart({ name, steps, from, until, whole, last }: StepChart): TemplateResult {
  const { left, right, top, bottom } = PLOT;
  const end = steps.at(-1)?.share ?? 0;
  const height = top + (1 - end) * (bottom - top);
  // What stands at the end of a line along the top would lie on the edge of the whole.
  const label = end > 0.9 ? height + 16 : height - 6;
  return html`<svg class="lupa-chart" viewBox="0 0 320 146" role="img" aria-label=${name}>
    <path class="lupa-chart-edge" d="M${left} ${top}H${right}M${left} ${bottom}H${right}"></path>
    ${line(steps, PLOT)}
    <text x=${left - 6} y=${top + 5} text-anchor="end">${whole}</text>
    <text x=${left - 6} y=${bottom + 5} text-anchor="end">0</text>
    <text x=${right} y=${label} text-anchor="end" class="lupa-chart-last">${last}</text>
    <text x=${left} y=${bottom + 18}>${from}</text>
    <text x=${right} y=${bottom + 18} text-anchor="end">${until}</text>
  </svg>`;
}

/** The line alone, beside words that say what it shows. */
export function stepLine(steps: Step[]): TemplateResult {
  return html`<svg class="lupa-chart-small" viewBox="0 0 96 24" aria-hidden="true">
    <path class="lupa-chart-edge" d="M1 2H95M1 22H95"></path>
    ${line(steps, { left: 1, right: 95, top: 2, bottom: 22 })}
  </svg>`;
}

function line(steps: Step[], { left, right, top, bottom }: typeof PLOT): TemplateResult {
  const round = (value: number) => Math.round(value * 10) / 10;
  const risen = steps.map(
    ({ at, share }) => `H${round(left + at * (right - left))}V${round(bottom - share * (bottom - top))}`,
  );
  const path = `M${left} ${bottom}${risen.join('')}H${right}`;
  return svg`<path class="lupa-chart-area" d="${path}V${bottom}z"></path>
    <path class="lupa-chart-line" d=${path}></path>`;
}

/** How a part of a bar is filled: one can be told from the other without its colour. */
export type Fill = 'full' | 'hatched' | 'empty';

/** A bar of parts that make a whole, beside words that say the same. @param length as a multiple of its height, times 12 */
export function shareBar(parts: { size: number; fill: Fill }[], length = 160): TemplateResult {
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  let left = 0;
  return html`<svg class="lupa-bar" viewBox="0 0 ${length} 12" aria-hidden="true">
    ${parts.map(({ size, fill }) => {
      const width = (size / whole) * (length - 1);
      const part = svg`<svg x=${0.5 + left} y="0" width=${width} height="12" class="lupa-bar-${fill}">
        <path d=${fill === 'hatched' ? hatches(width) : `M0 0H${width}V12H0z`}></path>
      </svg>`;
      left += width;
      return part;
    })}
    <rect class="lupa-bar-edge" x="0.5" y="0.5" width=${length - 1} height="11"></rect>
  </svg>`;
}

/** Lines from the lower left to the upper right; the part cuts them off. */
function hatches(width: number): string {
  return Array.from({ length: Math.ceil(width / 4) + 3 }, (_, nth) => `M${nth * 4 - 12} 12l12-12`).join('');
}
