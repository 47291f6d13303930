/** One numbered rule as SPEC.md writes it, without its marks. */
export type Rule = { id: string; text: string };

/** The rules of one heading of SPEC.md. `slug` names its words in the catalogues: « Group scoring » is `group-scoring`. */
export type RuleGroup = { heading: string; slug: string; rules: readonly Rule[] };

const HEADING = /^## (.+)$/u;
const NUMBER = /\*\*(R-\d+)\*\*/gu;

/**
 * The rules of SPEC.md by heading, in its order: the page cites what the engine's own text says, never a copy of it.
 * A rule runs from its number to the next one, or to the end of its paragraph.
 */
export function readSpec(markdown: string): RuleGroup[] {
  const groups: RuleGroup[] = [];
  for (const part of markdown.split(/^(?=## )/mu)) {
    const heading = HEADING.exec(part.split('\n')[0] ?? '')?.[1];
    const rules = part.split(/\n(?=- |\n)/u).flatMap(rulesOf);
    if (heading !== undefined && rules.length > 0) groups.push({ heading, slug: slugOf(heading), rules });
  }
  return groups;
}

function rulesOf(paragraph: string): Rule[] {
  const marks = [...paragraph.matchAll(NUMBER)];
  return marks.map((mark, at) => {
    const text = paragraph.slice(mark.index + mark[0].length, marks[at + 1]?.index);
    return { id: mark[1] ?? '', text: plain(text) };
  });
}

function plain(text: string): string {
  return text.replaceAll('`', '').replaceAll('**', '').replaceAll(/\s+/gu, ' ').trim();
}

function slugOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z]+/gu, '-');
}
