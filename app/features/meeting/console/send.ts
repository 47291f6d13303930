import { createContext, useContext } from 'react';

/** One click of the console: `intent` and its fields, a list for a field given several times. */
export type Clicked = Readonly<Record<string, string | readonly string[]>>;

/** What the pieces of the console need of the page: a way to act, and whether an answer is awaited. */
export type Wire = { send(fields: Clicked): void; busy: boolean };

export const ConsoleWire = createContext<Wire>({ send: () => undefined, busy: false });

/** The way to act from any piece of the console. */
export function useWire(): Wire {
  return useContext(ConsoleWire);
}

/** A key for what is created, drawn once a click: sent twice, it is one. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
