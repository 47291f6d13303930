import { lazy } from 'react';

/** The panel of a derivation, for a page that opens it at a click: it is readable before the panel's code is there. */
export const LazyTracePanel = lazy(async () => ({ default: (await import('./trace-panel.tsx')).TracePanel }));
