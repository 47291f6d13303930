import type { RequestHandler } from 'express';

/** Pages that have one address whatever the format, and where `?format=` of each is answered. */
const PAGES: readonly { page: RegExp; address: (id: string) => string }[] = [
  { page: /^\/bilans\/([A-Za-z0-9_-]{1,64})$/, address: (id) => `/api/v1/balances/${id}` },
  {
    page: /^\/rencontres\/([A-Za-z0-9_-]{1,64})$/,
    address: (id) => `/api/v1/meetings/${id}/public`,
  },
  { page: /^\/m\/([A-Za-z0-9_-]{1,64})\/fiche$/, address: (id) => `/api/v1/meetings/${id}/sheet` },
];

/** `/bilans/<id>?format=json` is answered as `/api/v1/balances/<id>?format=json`, and so are the other pages of that kind. */
export const otherFormats: RequestHandler = (req, _res, next) => {
  const { format, cle } = req.query;
  if (req.method === 'GET' && typeof format === 'string')
    for (const { page, address } of PAGES) {
      const id = page.exec(req.path)?.[1];
      if (id === undefined) continue;
      const query = new URLSearchParams({ format, ...(typeof cle === 'string' ? { cle } : {}) });
      req.url = `${address(id)}?${query}`;
      // The pages read the address as it came.
      req.originalUrl = req.url;
      break;
    }
  next();
};
