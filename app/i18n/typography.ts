/** A fault of French typography in a text: where, and the text around it. */
export type TypographyFault = { rule: string; around: string };

const NARROW = '\u202f';
const NBSP = '\u00a0';

// Each rule: what is wrong, and what stands in its place. The order matters: quotes first, then what stands before a sign.
const rules: readonly { name: string; wrong: RegExp; right: string }[] = [
  { name: 'typographic apostrophe', wrong: /(?<=\p{L})'(?=[\p{L}\d«{])/gu, right: '’' },
  { name: 'one ellipsis character', wrong: /\.{3}/gu, right: '…' },
  { name: 'U+202F inside «', wrong: /«(?!\u202f)[ \u00a0]?/gu, right: `«${NARROW}` },
  { name: 'U+202F inside »', wrong: /(?<=[^\s])»|[ \u00a0]»/gu, right: `${NARROW}»` },
  {
    name: 'U+202F before ; ! ?',
    wrong: /(?<=[^\s\u202f;!?])[ \u00a0]?(?=[;!?](?:[\s\u202f»)}]|$))|[ \u00a0](?=[;!?])/gu,
    right: NARROW,
  },
  // A colon between digits is a time, one before // an address.
  {
    name: 'U+00A0 before :',
    wrong: /(?<=[^\s\d])[ \u202f]?(?=:(?:\s|$))|(?<=\d)[ \u202f]?(?=:(?:[^\d]|$))|[ \u202f](?=:)/gu,
    right: NBSP,
  },
  {
    name: 'U+00A0 before a unit',
    wrong: /(?<=[\d}]) (?=(?:%|€|k€|M€|Md€|ETP|h|min|km)(?![\p{L}]))/gu,
    right: NBSP,
  },
];

/** Every fault of a French text. Empty when the text is well set. */
export function typographyFaults(text: string): TypographyFault[] {
  return rules.flatMap(({ name, wrong }) =>
    [...text.matchAll(wrong)].map((found) => ({
      rule: name,
      around: text.slice(Math.max(0, found.index - 12), found.index + 12),
    })),
  );
}

/** The same text, well set. Changes nothing in a text that already is. */
export function setTypography(text: string): string {
  return rules.reduce((done, { wrong, right }) => done.replace(wrong, right), text);
}
