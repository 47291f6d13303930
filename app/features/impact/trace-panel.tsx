import { useState, type ReactNode } from 'react';
import { GradeBadge, Interval, Panel } from '#app/components/index.ts';
import { isOfBefore } from '#app/engine/cells.ts';
import type { OfficialCell, Source, SourceTable, TraceNode } from '#app/engine/types.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';
import { axisIn, READINGS, readingsOf, type ReadSource, type ReadTable } from './readings.ts';

/** Names an input or an indicator; null leaves it to the catalogues, then to its id. */
export type TraceWords = (node: TraceNode) => string | null;

export type TracePanelProps = {
  /** The figure to explain; null closes the panel. */
  node: TraceNode | null;
  sources: Readonly<Record<string, Source>>;
  onClose: () => void;
  label?: TraceWords | undefined;
  /** True for what never changes again: what its version lacks is not to be imported. */
  frozen?: boolean;
  /** Writes a value; null leaves it to its unit (`18 %`): for a rate that is read to one decimal. */
  write?: TraceWords | undefined;
};

/** Where a figure comes from: its formula in words, then in numbers, the tree of its inputs, and its sources. */
export function TracePanel({ node, sources, onClose, label, write, frozen }: TracePanelProps) {
  const i18n = useI18n();
  if (node === null) return null;
  return (
    <Panel open onClose={onClose} title={capital(nameOf(i18n, node, label))}>
      <TraceBody node={node} sources={sources} label={label} write={write} frozen={frozen ?? false} />
    </Panel>
  );
}

/** The same without the panel, for a printed page or a dialog of one's own. */
export function TraceBody({
  node,
  sources,
  label,
  write,
  frozen = false,
}: Omit<TracePanelProps, 'onClose' | 'node'> & { node: TraceNode }) {
  const i18n = useI18n();
  const { t } = i18n;
  const cited = readingsOf(node, sources);
  const hasInterval =
    node.p10 !== undefined && node.p90 !== undefined && node.value !== null && node.p10 < node.p90;
  return (
    <div className="grid gap-3">
      <div className="rang flex-wrap items-end gap-x-6">
        <div>
          <p className="lab">
            {[t('trace.kicker'), cellOf(i18n, node)].filter((part) => part !== '').join(' · ')}
          </p>
          <p className="chiffre text-vert">{valueOf(i18n, node, write)}</p>
        </div>
        {hasInterval && node.value !== null ? (
          <div className="min-w-40 flex-1">
            <Interval
              p10={node.p10 ?? node.value}
              p50={node.value}
              p90={node.p90 ?? node.value}
              min={Math.min(0, node.p10 ?? 0)}
              max={(node.p90 ?? node.value) * 1.2}
              write={(value) => i18n.format.quantity(value, node.unit)}
              labels
            />
          </div>
        ) : null}
        <p className="xs pousse text-right">
          <GradeBadge grade={node.grade} />
          {node.inputs.length > 0 ? <span className="block doux">{t('trace.weakest')}</span> : null}
        </p>
      </div>
      {node.inputs.length > 0 ? (
        <>
          <section className="border-t-2 border-encre pt-2">
            <h3 className="text-titre">{t('trace.formula')}</h3>
            <Formula node={node} label={label} write={write} />
          </section>
          <section className="border-t-2 border-encre pt-2">
            <h3 className="text-titre">{t('trace.inputs')}</h3>
            <Inputs inputs={node.inputs} sources={sources} label={label} write={write} depth={0} />
          </section>
        </>
      ) : null}
      {cited.length > 0 ? (
        <section className="border-t-2 border-encre pt-2">
          <h3 className="text-titre">{t('trace.sources')}</h3>
          <ul className="grid gap-2">
            {cited.map((read) => (
              <SourceBlock key={read.source.id} read={read} label={label} write={write} frozen={frozen} />
            ))}
          </ul>
        </section>
      ) : (
        <p className="border-t-2 border-encre pt-2">{t(`trace.unsourced.${node.grade}`)}</p>
      )}
    </div>
  );
}

const OPERANDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** One underline an operand, so that a word and its number are found again across the two lines. */
const UNDERLINES = ['border-vert', 'border-indirect', 'border-direct', 'border-induit'] as const;

type FormulaProps = { node: TraceNode; label: TraceWords | undefined; write: TraceWords | undefined };

function Formula({ node, label, write }: FormulaProps) {
  const i18n = useI18n();
  const { t, rich } = i18n;
  // The operands' places are known by the figure, by how many it has, or by its rule.
  const key = [
    `trace.formula.${node.id}.${node.inputs.length}`,
    `trace.formula.${node.id}`,
    `trace.rule.${node.rule}`,
  ].find(isMessageKey);
  const words = `formula.${node.id}`;
  const rule = `rule.${node.rule}`;
  const note = `trace.rule.${node.rule}.note`;
  const operands = (say: (input: TraceNode) => string): Record<string, ReactNode> =>
    Object.fromEntries(
      node.inputs.slice(0, OPERANDS.length).map((input, at) => [
        OPERANDS[at] ?? '',
        <span key={at} className={`border-b-[3px] ${UNDERLINES[at % UNDERLINES.length] ?? ''}`}>
          {say(input)}
        </span>,
      ]),
    );
  return (
    <>
      {key !== undefined ? (
        <>
          <p>
            {rich(key, {
              r: inSentence(nameOf(i18n, node, label)),
              ...operands((input) => inSentence(nameOf(i18n, input, label))),
            })}
          </p>
          <p className="chiffres mt-1 font-semibold">
            {rich(key, {
              r: valueOf(i18n, node, write),
              ...operands((input) => valueOf(i18n, input, write)),
            })}
          </p>
        </>
      ) : isMessageKey(words) ? (
        <p>{t(words)}</p>
      ) : isMessageKey(rule) ? null : (
        <p>{t('trace.rule.unknown', { rule: node.rule })}</p>
      )}
      {isMessageKey(note) ? <p className="s doux mt-1">{t(note)}</p> : null}
      {isMessageKey(rule) ? (
        <p className="s doux mt-1">
          {rich('trace.rule.named', {
            rule: (
              <a href={`/methode#${node.rule}`} target="_blank" rel="noreferrer">
                {node.rule}
              </a>
            ),
            name: t(rule),
          })}
        </p>
      ) : null}
      {node.fallback !== undefined && node.fallback.length > 0 ? (
        <p className="s doux">
          {t('trace.fallback')}{' '}
          {node.fallback.map((id, at) => (
            <span key={id}>
              {at > 0 ? ', ' : null}
              <a href={`/methode#${id}`} target="_blank" rel="noreferrer">
                {id}
              </a>
            </span>
          ))}
          .
        </p>
      ) : null}
    </>
  );
}

type BranchProps = Omit<TracePanelProps, 'onClose' | 'node'> & {
  inputs: readonly TraceNode[];
  depth: number;
};

/** Terms of a long sum shown first: the heaviest; the others are one tap away. */
const HEAVIEST = 6;

function Inputs({ inputs, sources, label, write, depth }: BranchProps) {
  const { t } = useI18n();
  const [whole, setWhole] = useState(false);
  const terms = new Map<string, TraceNode[]>();
  for (const input of inputs) terms.set(input.id, [...(terms.get(input.id) ?? []), input]);
  const shown = [...terms.values()].flatMap((same) =>
    same.length > HEAVIEST && !whole ? heaviestFirst(same).slice(0, HEAVIEST) : heaviestFirst(same),
  );
  const left = inputs.length - shown.length;
  return (
    <ul className={depth > 0 ? 'ml-3 border-l border-encre pl-3' : undefined}>
      {shown.map((input, at) => (
        <InputRow
          key={`${input.id}-${input.cell ?? ''}-${at}`}
          node={input}
          sources={sources}
          label={label}
          write={write}
          depth={depth}
        />
      ))}
      {left > 0 ? (
        <li>
          <button type="button" className="lien" onClick={() => setWhole(true)}>
            {t('trace.others', { count: left })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

/** Terms of a sum have no order of their own; operands of a formula, each with its own name, keep theirs. */
function heaviestFirst(same: readonly TraceNode[]): readonly TraceNode[] {
  return same.length < 2 ? same : same.toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0));
}

type RowProps = Omit<BranchProps, 'inputs'> & { node: TraceNode };

function InputRow({ node, sources, label, write, depth }: RowProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const [open, setOpen] = useState(false);
  const cited = node.sources.map((id) => sources[id]).filter((source) => source !== undefined);
  const interval =
    node.p10 !== undefined && node.p90 !== undefined && node.p10 < node.p90
      ? format.quantityInterval(node.p10, node.p90, node.unit)
      : '';
  const name = capital(nameOf(i18n, node, label));
  return (
    <li>
      <div className="grid grid-cols-[1.5rem_1fr_auto] gap-x-2 border-b border-filet py-1.5">
        <GradeBadge grade={node.grade} word={false} />
        <div className="min-w-0">
          {node.inputs.length > 0 ? (
            <button
              type="button"
              className="cursor-pointer text-left font-bold underline decoration-dotted underline-offset-3"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {name}
            </button>
          ) : (
            <b>{name}</b>
          )}
          <p className="xs doux">
            {[
              cellOf(i18n, node),
              ...cited.map((source) => `${source.producer}, ${source.vintage}`),
              interval,
              node.inputs.length > 0 ? t('trace.made', { count: node.inputs.length }) : '',
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        </div>
        <b className="chiffres nb text-right">{valueOf(i18n, node, write)}</b>
      </div>
      {node.inputs.length === 0 && node.reads !== undefined ? (
        <LeafCells node={node} reads={node.reads} sources={sources} />
      ) : null}
      {open ? (
        <Inputs inputs={node.inputs} sources={sources} label={label} write={write} depth={depth + 1} />
      ) : null}
    </li>
  );
}

/** Under a figure that is read and not computed: its file, its row and its column. */
function LeafCells({
  node,
  reads,
  sources,
}: {
  node: TraceNode;
  reads: readonly OfficialCell[];
  sources: Readonly<Record<string, Source>>;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const shown = reads.slice(0, CELLS);
  return (
    <div className="xs doux ml-8 pb-1">
      <p>{readingOf(i18n, node)}</p>
      <ul>
        {shown.map((cell, at) => {
          const table = sources[cell.source]?.tables?.[cell.table] ?? null;
          return (
            <li key={at}>
              {table === null ? null : (
                <>
                  <a href={table.url} rel="noreferrer" target="_blank">
                    {table.sheet === undefined
                      ? table.file
                      : t('trace.file.inside', { file: table.file, sheet: table.sheet })}
                  </a>
                  {' : '}
                </>
              )}
              {cellWords(i18n, cell, table)}
            </li>
          );
        })}
      </ul>
      {reads.length > CELLS ? <p>{t('trace.others.below', { count: reads.length - CELLS })}</p> : null}
    </div>
  );
}

/** Where in the source: a level in words, a zone or a branch by its code. */
function cellOf({ t }: I18n, node: TraceNode): string {
  const cell = node.cell ?? '';
  const place = `impact.place.${cell}`;
  if (isMessageKey(place)) return t(place);
  const input = `input.${cell}`;
  if (isMessageKey(input)) return t(input);
  // The figure a criterion reads: « emplois nets, bassin, net bassin ».
  const [id = '', level = '', variant = ''] = cell.split('|');
  const words = [`indicator.${id}`, `impact.place.${level}`, `impact.variant.${variant}`].filter(
    isMessageKey,
  );
  return words.length === 3 ? words.map((key) => t(key)).join(', ') : cell;
}

/** Cells of one figure shown in the tree. */
const CELLS = 3;

type SourceProps = {
  read: ReadSource;
  label: TraceWords | undefined;
  write: TraceWords | undefined;
  frozen: boolean;
};

/** A source with what is read in it: each file, its address, then the row, the column and the figure found there. */
function SourceBlock({ read, label, write, frozen }: SourceProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { source, tables, loose } = read;
  return (
    <li className="s">
      <p>{t('trace.source', { title: source.title, producer: source.producer, vintage: source.vintage })}</p>
      <p className="xs doux">
        {tables.length === 0 ? `${t('trace.source.table', { table: source.table })} ` : null}
        {t('trace.source.read', { licence: source.licence, date: format.date(source.retrievedOn) })}{' '}
        {source.bestBefore === null
          ? null
          : t('trace.source.until', { date: format.date(source.bestBefore) })}
      </p>
      {source.note ? <p className="xs">{source.note}</p> : null}
      {isOfBefore(source) ? (
        <p className="xs font-semibold">
          {t(frozen ? 'trace.source.before.frozen' : 'trace.source.before', {
            date: format.date(source.retrievedOn),
          })}
        </p>
      ) : null}
      {tables.map((table) => (
        <TableBlock key={table.name} table={table} label={label} write={write} />
      ))}
      {loose.length > 0 ? (
        <ul className="xs my-1 border-l border-encre pl-2" aria-label={t('trace.cells')}>
          {loose.slice(0, READINGS).map((node) => (
            <li key={`${node.id} ${node.cell ?? ''}`}>
              {t('trace.cell', {
                cell: cellOf(i18n, node),
                name: inSentence(nameOf(i18n, node, label)),
                value: valueOf(i18n, node, write),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {tables.length === 0 ? (
        <a className="xs" href={source.url} rel="noreferrer" target="_blank">
          {t('trace.source.open')}
        </a>
      ) : null}
    </li>
  );
}

type TableProps = { table: ReadTable; label: TraceWords | undefined; write: TraceWords | undefined };

/** One file of a source, where it is, and each figure with the cells it is read in. */
function TableBlock({ table: { table, readings }, label, write }: TableProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const [whole, setWhole] = useState(false);
  const shown = whole ? readings : readings.slice(0, READINGS);
  return (
    <div className="xs my-1">
      {table === null ? null : (
        <p>
          <b>
            {table.sheet === undefined
              ? t('trace.file', { file: table.file })
              : t('trace.file.sheet', { file: table.file, sheet: table.sheet })}
          </b>{' '}
          <a href={table.url} rel="noreferrer" target="_blank">
            {t('trace.file.open')}
          </a>
          {table.toCheck ? ` (${t('trace.file.toCheck')})` : null}
        </p>
      )}
      <ul className="border-l border-encre pl-2" aria-label={t('trace.cells')}>
        {shown.map(({ node, cells }, at) => (
          <li key={`${node.id}-${node.cell ?? ''}-${at}`} className="py-0.5">
            {[
              [capital(nameOf(i18n, node, label)), cellOf(i18n, node)]
                .filter((part) => part !== '')
                .join(', '),
              node.value === null ? '' : valueOf(i18n, node, write),
            ]
              .filter((part) => part !== '')
              .join(' : ')}
            {'. '}
            {/* Said once for a run of figures made in the same way. */}
            {shown[at - 1]?.node.readAs === node.readAs ? null : readingOf(i18n, node)}
            <CellLines cells={cells} table={table} />
          </li>
        ))}
      </ul>
      {readings.length > shown.length ? (
        <button type="button" className="lien" onClick={() => setWhole(true)}>
          {t('trace.others', { count: readings.length - shown.length })}
        </button>
      ) : null}
    </div>
  );
}

/** Cells in words: « ligne …, colonne …, année : valeur ». */
function CellLines({ cells, table }: { cells: readonly OfficialCell[]; table: SourceTable | null }) {
  const i18n = useI18n();
  return (
    <ul className="doux">
      {cells.map((cell, at) => (
        <li key={at}>{cellWords(i18n, cell, table)}</li>
      ))}
    </ul>
  );
}

/** A cell of an official table in words. */
function cellWords({ t, format }: I18n, cell: OfficialCell, table: SourceTable | null): string {
  const axis = (of: OfficialCell['row']) =>
    'count' in of
      ? { code: t('trace.axis.block', { from: of.from, to: of.to }), label: t('trace.axis.count', of) }
      : of;
  const where = {
    row: axisIn(table?.row ?? '{code} {label}', axis(cell.row)),
    column: axisIn(table?.column ?? '{code} {label}', axis(cell.column)),
    year: cell.year ?? table?.year ?? '',
  };
  return cell.value === null
    ? t('trace.where.block', where)
    : t('trace.where', {
        ...where,
        value: [format.number(cell.value, CELL_DIGITS), table?.unit ?? ''].join('\u00a0').trim(),
      });
}

/** As many decimals as the finest of the tables writes. */
const CELL_DIGITS = 4;

/** How the cells make the figure; nothing for a cell read as it stands in a table of one reading. */
function readingOf({ t }: I18n, node: TraceNode): string {
  return node.readAs === undefined ? '' : t(`trace.read.${node.readAs}`);
}

/** Where a node's name may be: a basin's figure, an indicator, an input, a fact, an assumption or a coefficient of the engine. */
const NAMES = ['trace.label', 'indicator', 'input', 'fact', 'assumption', 'coefficient'] as const;

function nameOf({ t }: I18n, node: TraceNode, label: TraceWords | undefined): string {
  const own = label?.(node);
  if (own) return own;
  const key = NAMES.map((subject) => `${subject}.${node.id}`).find(isMessageKey);
  return key === undefined ? node.id : t(key);
}

function valueOf({ t, format }: I18n, node: TraceNode, write: TraceWords | undefined): string {
  const own = write?.(node);
  if (own) return own;
  return node.value === null ? t('trace.none') : format.quantity(node.value, node.unit);
}

/** A name inside a formula: without its capital, unless it is an acronym (« CVAE »). */
function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
