import type { Response } from 'express';

/** Answers with an RFC 9457 problem document. `code` is for programs, `detail` for whoever reads the answer. */
export function problem(res: Response, status: number, code: string, detail: string): void {
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, code, detail }));
}
