import { problem } from '#app/features/impact/problem.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import { derivationAnswer, jsonAnswer } from './balance-answer.ts';

/** A balance in the format that the address asks for: `?format=json` (the default), or `?figure=` for one derivation. */
export async function exportBalance(
  request: Request,
  content: BalanceContent,
  head: BalanceHead | null,
): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const figure = asked.get('figure');
  if (figure !== null) return derivationAnswer(content, figure);
  const format = asked.get('format') ?? 'json';
  switch (format) {
    case 'json':
      return jsonAnswer(content, head);
    default:
      return problem(400, 'unknown-format', 'The format must be one of: json.', {
        found: format.slice(0, 20),
      });
  }
}
