import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

export type SecurityOptions = {
  /** Vite puts its styles in the page and talks to its own socket. */
  development: boolean;
  /** Whether people reach the site by https only. */
  https: boolean;
};

/** The nonce of this answer's policy. @throws when the security headers were not set first. */
export function nonceOf(res: Response): string {
  const nonce: unknown = res.locals['nonce'];
  if (typeof nonce !== 'string') throw new Error('no nonce: the security headers come first');
  return nonce;
}

/** Headers of every answer. The policy lets the page load what this server serves, and nothing else. */
export function securityHeaders({ development, https }: SecurityOptions): RequestHandler {
  return (req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals['nonce'] = nonce;
    const policy = [
      `default-src 'self'`,
      `script-src 'self' 'nonce-${nonce}'`,
      // Vite, in development, writes <style> elements without a nonce.
      development ? `style-src 'self' 'unsafe-inline'` : `style-src 'self' 'nonce-${nonce}'`,
      // data: the join code's square; blob: a picture about to be sent.
      `img-src 'self' data: blob:`,
      `font-src 'self'`,
      `connect-src 'self' ${socketOrigin(req.headers.host)}`.trim(),
      `worker-src 'self'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `form-action 'self'`,
      `frame-ancestors 'none'`,
    ];
    res.setHeader('Content-Security-Policy', policy.join('; '));
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('X-Frame-Options', 'DENY');
    // Not no-referrer: browsers would then post forms with `Origin: null`, which is refused.
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    if (https) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    next();
  };
}

/** Older Safari does not take 'self' for sockets. The host is written by the client: only a plain one is copied. */
function socketOrigin(host: string | undefined): string {
  return host !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `ws://${host} wss://${host}` : '';
}
