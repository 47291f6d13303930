import type { RequestHandler } from 'express';

const SHEET = /^\/bilans\/([A-Za-z0-9_-]{1,64})$/;

/** A published balance has one address: `/bilans/<id>?format=json` is answered as `/api/v1/balances/<id>?format=json`. */
export const otherFormats: RequestHandler = (req, _res, next) => {
  const id = SHEET.exec(req.path)?.[1];
  const format: unknown = req.query['format'];
  if (req.method === 'GET' && id !== undefined && typeof format === 'string') {
    const address = `/api/v1/balances/${id}?format=${encodeURIComponent(format)}`;
    req.url = address;
    // The pages read the address as it came.
    req.originalUrl = address;
  }
  next();
};
