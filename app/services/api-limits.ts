/**
 * How often one person, or one browser that keeps its cookie, may ask the engine over HTTP: so many at once, then so many a
 * second. Requests without a cookie share four times as much. Described by OpenAPI and on the page of the API.
 */
export const API_LIMITS = {
  assess: { burst: 120, perSecond: 4 },
  rank: { burst: 20, perSecond: 1 / 3 },
} as const;
