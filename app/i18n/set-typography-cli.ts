/** Rewrites the texts of app/i18n/messages/fr by the rules of typography.ts: `node --import tsx app/i18n/set-typography-cli.ts [subject…]`. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { setTypography } from './typography.ts';

const folder = new URL('./messages/fr/', import.meta.url);

const subjects = process.argv.slice(2);
const names = readdirSync(folder).filter(
  (name) => subjects.length === 0 || subjects.includes(name.replace('.ts', '')),
);

for (const name of names) {
  const file = fileURLToPath(new URL(name, folder));
  const before = readFileSync(file, 'utf8');
  const after = rewriteTexts(file, before);
  if (after !== before) {
    writeFileSync(file, after);
    process.stdout.write(`${name}\n`);
  }
}

/** Only the values of properties are texts; keys and comments stay. */
function rewriteTexts(file: string, source: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
      const text = setTypography(node.initializer.text);
      if (text !== node.initializer.text) {
        const quoted = text.includes("'")
          ? JSON.stringify(text)
          : `'${text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}'`;
        edits.push({ start: node.initializer.getStart(), end: node.initializer.getEnd(), text: quoted });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), source);
}
