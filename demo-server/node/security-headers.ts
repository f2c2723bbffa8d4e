import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Under this policy every page runs, our elements included: no inline script or style, no text turned into markup but
 * through the one Trusted Types policy of the library's own Lit.
 */
const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  connectSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lupa-lit'],
};

export interface SecurityHeaders {
  https: boolean;
  /** Names of Trusted Types policies that a page has besides that of the library's Lit. */
  trustedTypes?: string[];
}

/** A header that an answer has already stays as it is. */
export function securityHeaders({ https, trustedTypes = [] }: SecurityHeaders): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: { ...PAGE_POLICY, trustedTypes: [...PAGE_POLICY.trustedTypes, ...trustedTypes] },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Without subdomains: they are not this server's to decide on.
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    // Old headers that no browser of today reads.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    overwrite: false,
  });
}

/** Files of the library may stand in pages of other sites. */
export const forOtherSites: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
};
