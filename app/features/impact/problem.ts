/**
 * An RFC 9457 problem document. `code` is the stable name of the problem, `detail` a sentence, `extra` the figures in it.
 * @example problem(422, 'unknown-zone', 'No employment zone has the code 9999.')
 */
export function problem(
  status: number,
  code: string,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(
    JSON.stringify({ type: `/api/v1/problems/${code}`, title: code, status, detail, ...extra }),
    {
      status,
      headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers },
    },
  );
}
