import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Resolves once what the page carries has been read. `RemixBrowser` says that it still reads by throwing a promise, which it would
 * do in React's first render: were React listening by then, a press in that very instant would have it finish at once, and it
 * cannot (its error 345). Until it listens, presses are kept: see features/shell/early-press.ts.
 */
async function pageRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (reading) {
    if (reading instanceof Promise) await reading;
  }
}

void pageRead().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
