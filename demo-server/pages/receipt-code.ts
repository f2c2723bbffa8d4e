import { encode } from 'uqr';
import { html } from 'hono/html';
import { CODE_FRAGMENT } from '../../src/receipt/check.ts';
import type { Markup } from './frame.ts';

/** The page that checks receipts, with the signature of one in its fragment, which no browser sends to a server. */
export function checkAddress(checkPage: string, signature: string): string {
  return `${checkPage}${CODE_FRAGMENT}${signature}`;
}

/** Light modules around a code: ISO/IEC 18004 wants four. */
const QUIET_ZONE = 4;

/** A QR code as SVG, or undefined for a text that is too long for one (about 2950 bytes). */
export function qrCode(text: string, label: string): Markup | undefined {
  let rows: boolean[][];
  try {
    rows = encode(text, { ecc: 'L', border: QUIET_ZONE }).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${rows.length} ${rows.length}"
    shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${rows.length}v${rows.length}H0z"/><path d="${path(rows)}"/></svg>`;
}

/** One rectangle for each run of dark modules. */
function path(rows: boolean[][]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        return [`M${x} ${y}h${end - x}v1h${x - end}z`];
      }),
    )
    .join('');
}
