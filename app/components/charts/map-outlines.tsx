import { createContext, useContext, type ReactNode } from 'react';

const Outlines = createContext<string | null>(null);

/**
 * Maps under it draw the outlines at that address (an SVG of ours: `#zones`, and `#z2705` for one of them) in place of the country's own;
 * null leaves them as they are.
 */
export function MapOutlines({ href, children }: { href: string | null; children: ReactNode }) {
  return <Outlines.Provider value={href}>{children}</Outlines.Provider>;
}

/** The address of the outlines to draw, null without any. */
export function useOutlines(): string | null {
  return useContext(Outlines);
}
