import { Fragment, type ReactNode } from 'react';
import { GradeBadge, Interval, Panel } from '#app/components/index.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';

/** Names an input or an indicator; null leaves it to the catalogue (`trace.label.<id>`), then to its id. */
export type TraceWords = (node: TraceNode) => string | null;

export type TracePanelProps = {
  /** The figure to explain; null closes the panel. */
  node: TraceNode | null;
  sources: Readonly<Record<string, Source>>;
  onClose: () => void;
  label?: TraceWords | undefined;
  /** Writes a value; null leaves it to its unit (`18 %`): for a rate that is read to one decimal. */
  write?: TraceWords | undefined;
};

/** Where a figure comes from: its formula in words, then in numbers, the tree of its inputs, and its sources. */
export function TracePanel({ node, sources, onClose, label, write }: TracePanelProps) {
  const i18n = useI18n();
  if (node === null) return null;
  return (
    <Panel open onClose={onClose} title={capital(nameOf(i18n, node, label))}>
      <TraceBody node={node} sources={sources} label={label} write={write} />
    </Panel>
  );
}

/** The same without the panel, for a printed page or a dialog of one's own. */
export function TraceBody({
  node,
  sources,
  label,
  write,
}: Omit<TracePanelProps, 'onClose' | 'node'> & { node: TraceNode }) {
  const i18n = useI18n();
  const { t } = i18n;
  const cited = citedSources(node, sources);
  const hasInterval =
    node.p10 !== undefined && node.p90 !== undefined && node.value !== null && node.p10 < node.p90;
  return (
    <div className="grid gap-3">
      <div className="rang flex-wrap items-end gap-x-6">
        <div>
          <p className="lab">
            {t('trace.kicker')} {node.cell ? `· ${node.cell}` : null}
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
            <ul>
              {node.inputs.map((input, at) => (
                <InputRow
                  key={`${input.id}-${at}`}
                  node={input}
                  sources={sources}
                  label={label}
                  write={write}
                  depth={0}
                />
              ))}
            </ul>
          </section>
        </>
      ) : null}
      <section className="border-t-2 border-encre pt-2">
        <h3 className="text-titre">{t('trace.sources')}</h3>
        <ul className="grid gap-2">
          {cited.map((source) => (
            <SourceBlock key={source.id} source={source} />
          ))}
        </ul>
      </section>
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
  const key = `trace.rule.${node.rule}`;
  const note = `${key}.note`;
  if (!isMessageKey(key)) return <p>{t('trace.rule.unknown', { rule: node.rule })}</p>;
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
      <p>{rich(key, { r: nameOf(i18n, node, label), ...operands((input) => nameOf(i18n, input, label)) })}</p>
      <p className="chiffres mt-1 font-semibold">
        {rich(key, { r: valueOf(i18n, node, write), ...operands((input) => valueOf(i18n, input, write)) })}
      </p>
      {isMessageKey(note) ? <p className="s doux mt-1">{t(note)}</p> : null}
    </>
  );
}

type RowProps = Omit<TracePanelProps, 'onClose' | 'node'> & { node: TraceNode; depth: number };

function InputRow({ node, sources, label, write, depth }: RowProps) {
  const i18n = useI18n();
  const cited = node.sources.map((id) => sources[id]).filter((source) => source !== undefined);
  return (
    <li className={depth > 0 ? 'ml-4 border-l border-encre pl-3' : undefined}>
      <div className="grid grid-cols-[1.5rem_1fr_auto] gap-x-2 border-b border-filet py-1.5">
        <GradeBadge grade={node.grade} word={false} />
        <div className="min-w-0">
          <b>{capital(nameOf(i18n, node, label))}</b>
          <p className="xs doux">
            {[node.cell, ...cited.map((source) => `${source.producer}, ${source.vintage}`)]
              .filter((part) => part !== undefined && part !== '')
              .join(' · ')}
          </p>
        </div>
        <b className="chiffres nb text-right">{valueOf(i18n, node, write)}</b>
      </div>
      {node.inputs.length > 0 ? (
        <ul>
          {node.inputs.map((input, at) => (
            <Fragment key={`${input.id}-${at}`}>
              <InputRow node={input} sources={sources} label={label} write={write} depth={depth + 1} />
            </Fragment>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function SourceBlock({ source }: { source: Source }) {
  const { t, format } = useI18n();
  return (
    <li className="s">
      <p>{t('trace.source', { title: source.title, producer: source.producer, vintage: source.vintage })}</p>
      <p className="xs doux">
        {t('trace.source.table', { table: source.table })}{' '}
        {t('trace.source.read', { licence: source.licence, date: format.date(source.retrievedOn) })}{' '}
        {source.bestBefore === null
          ? null
          : t('trace.source.until', { date: format.date(source.bestBefore) })}
      </p>
      {source.note ? <p className="xs">{source.note}</p> : null}
      <a className="xs" href={source.url} rel="noreferrer" target="_blank">
        {t('trace.source.open')}
      </a>
    </li>
  );
}

function nameOf({ t }: I18n, node: TraceNode, label: TraceWords | undefined): string {
  const own = label?.(node);
  if (own) return own;
  const key = `trace.label.${node.id}`;
  return isMessageKey(key) ? t(key) : node.id;
}

function valueOf({ t, format }: I18n, node: TraceNode, write: TraceWords | undefined): string {
  const own = write?.(node);
  if (own) return own;
  return node.value === null ? t('trace.none') : format.quantity(node.value, node.unit);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every source of the tree, once, in the order they are met. */
function citedSources(node: TraceNode, sources: Readonly<Record<string, Source>>): Source[] {
  const ids = new Set<string>();
  const visit = (one: TraceNode): void => {
    for (const id of one.sources) ids.add(id);
    for (const input of one.inputs) visit(input);
  };
  visit(node);
  return [...ids].map((id) => sources[id]).filter((source) => source !== undefined);
}
