/** A session keeps each named statement it was given: what is written once, or in as many ways as there are lists, gets no name. */
const NAMES_MAX = 500;
const PARAMS_MAX = 32;
const SEEN_MAX = 5_000;

/** Gives names to the statements that come back. The same text has the same name in every session. */
export function createStatementNames(): (text: string, params: number) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return (text, params) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (params > PARAMS_MAX || names.size >= NAMES_MAX) return undefined;
    if (!seen.has(text)) {
      if (seen.size >= SEEN_MAX) seen.clear();
      seen.add(text);
      return undefined;
    }
    seen.delete(text);
    const name = `ancrage_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** The name under which a session plans this statement once; undefined for one that it plans each time. */
export const statementName = createStatementNames();
