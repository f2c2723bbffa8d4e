/** What the owner of the page has said about where data may go, and whom to believe. Content of the page cannot say it. */

export interface PageConfiguration {
  /** Address of the API: root-relative (`/api`) or absolute. */
  apiUrl?: string;
  /** Other origins to which a provider on this page may point: `https://api.kunta.example`. */
  allowedApiOrigins?: string[];
  /** Public keys (RFC 7517) with which receipts are checked. */
  receiptKeys?: JsonWebKey[];
}

/** Reads `<script type="application/json" id="lupa-config">`. Throws a SyntaxError if it is not JSON. */
export function readPageConfiguration(): PageConfiguration {
  const script = document.querySelector('script#lupa-config[type="application/json"]');
  return JSON.parse(script?.textContent ?? '{}') as PageConfiguration;
}
