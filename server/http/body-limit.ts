import type { RequestHandler } from 'express';
import { UPLOAD_MAX, UPLOAD_PATH } from '#app/services/index.ts';
import { problem } from './problem.ts';

/** The largest body taken, in bytes: forms and scenarios are a few kilobytes. */
export const BODY_MAX = 256 * 1024;
/** What surrounds a file in a form: its other fields and the boundaries. */
const FORM_MAX = 16 * 1024;

/**
 * Refuses a body that is too large before a byte of it is read (413), and one that does not say its length (411).
 * Node itself cuts a body at the length it announced.
 */
export const limitBody: RequestHandler = (req, res, next) => {
  if (req.headers['transfer-encoding'] !== undefined) {
    return refuse(411, 'length-required', 'Say the length of the body (Content-Length).');
  }
  const length = Number(req.headers['content-length'] ?? 0);
  // One page takes official files: it streams them to the disk, for whoever has the right.
  const most = req.path === UPLOAD_PATH ? UPLOAD_MAX + FORM_MAX : BODY_MAX;
  if (length > most) {
    return refuse(413, 'body-too-large', `The body has ${length} bytes; at most ${most} are taken.`);
  }
  next();

  function refuse(status: number, code: string, detail: string): void {
    // The rest of the body is not read: the connection cannot serve another request.
    res.setHeader('Connection', 'close');
    problem(res, status, code, detail);
  }
};
