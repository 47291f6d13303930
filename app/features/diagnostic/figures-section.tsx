import { Suspense, useState } from 'react';
import { Button, Empty, Section, Select } from '#app/components/index.ts';
import { addItem, diagnostic, type ItemOf } from '#app/documents/index.ts';
import type { TraceNode } from '#app/engine/types.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { TextField } from '#app/features/editing/fields.tsx';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { LazyTracePanel } from '#app/features/impact/lazy-trace-panel.tsx';
import { branchWords, useI18n, type I18n } from '#app/i18n/index.ts';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';
import type { Origins } from './figure-origins.ts';
import type { OfficialFigure } from './official-figure.ts';

type Entry = ItemOf<typeof diagnostic, 'figures'>;

/**
 * Figures of the basin: chosen in the reference pack, never typed. The value shown is always the pack's, the committee adds
 * its comment and its doubt.
 */
export function FiguresSection({
  entries,
  figures,
  origins,
  opener,
}: {
  entries: readonly Entry[];
  figures: readonly OfficialFigure[];
  origins: Origins;
  opener: EntryOpener;
}) {
  const [shown, setShown] = useState<TraceNode | null>(null);
  const i18n = useI18n();
  const { t } = i18n;
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const originOf = (figure: OfficialFigure | undefined) => origins.nodes[figure?.id ?? ''];
  const free = figures.filter((figure) => !entries.some((entry) => entry.figure === figure.id));
  return (
    <Section id="figures" title={t('diagnostic.figures')} note={t('diagnostic.figuresNote')}>
      {entries.length === 0 ? (
        <Empty title={t('diagnostic.figures.empty')}>{t('diagnostic.figures.emptyText')}</Empty>
      ) : null}
      <ul className="grid gap-x-8 xl:grid-cols-2">
        {entries.map((entry) => {
          const figure = entry.figure === null ? undefined : known.get(entry.figure);
          const name = figure === undefined ? t('diagnostic.figureGone') : figureName(i18n, figure);
          const path = `figures/${entry.id}`;
          return (
            <EntryRow
              key={entry.id}
              collection="figures"
              id={entry.id}
              name={name}
              items={entries}
              opener={opener}
              form={(fresh) => (
                <>
                  <FigureLine figure={figure} name={name} origin={originOf(figure)} onOpen={setShown} />
                  <TextField
                    path={`${path}/comment`}
                    label={t('diagnostic.field.comment')}
                    value={entry.comment}
                    rows={3}
                    autoFocus={fresh}
                  />
                  <EvidenceFields path={path} entry={entry} sourced={false} />
                </>
              )}
            >
              <FigureLine figure={figure} name={name} origin={originOf(figure)} onOpen={setShown} />
              {entry.comment.trim() === '' ? null : (
                <p className="s break-words whitespace-pre-line">{entry.comment}</p>
              )}
              <EvidenceLine entry={entry} sourced={false} />
            </EntryRow>
          );
        })}
      </ul>
      <FigurePicker figures={free} opener={opener} />
      {shown === null ? null : (
        <Suspense fallback={null}>
          <LazyTracePanel
            node={shown}
            sources={origins.sources}
            onClose={() => setShown(null)}
            // To the digits of the page itself.
            write={({ value, unit }) =>
              value !== null && unit === 'share' ? i18n.format.percent(value, 1) : null
            }
          />
        </Suspense>
      )}
    </Section>
  );
}

type FigureLineProps = {
  figure: OfficialFigure | undefined;
  name: string;
  /** Where it comes from, down to the cell; undefined where the source is blank. */
  origin: TraceNode | undefined;
  onOpen: (origin: TraceNode) => void;
};

function FigureLine({ figure, name, origin, onOpen }: FigureLineProps) {
  const i18n = useI18n();
  const { t } = i18n;
  if (figure === undefined) return <p className="doux">{name}</p>;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      {origin === undefined ? (
        <span className="chiffre text-xl">{figureValue(i18n, figure)}</span>
      ) : (
        <button type="button" className="lien chiffre text-xl max-sm:min-h-11" onClick={() => onOpen(origin)}>
          {figureValue(i18n, figure)}
        </button>
      )}
      <span className="min-w-0 font-semibold break-words">{name}</span>
      {figure.france === null || figure.unit === 'ratio' ? null : (
        <span className="s doux">
          {t('diagnostic.inFrance', { value: writeFigure(i18n, figure.france, figure.unit) })}
        </span>
      )}
      <a
        className="xs basis-full max-sm:flex max-sm:min-h-11 max-sm:items-center"
        href={figure.source.url}
        rel="noreferrer"
        title={figure.source.title}
      >
        {t('diagnostic.from', { source: figure.source.producer, vintage: figure.source.vintage })}
      </a>
    </div>
  );
}

function FigurePicker({ figures, opener }: { figures: readonly OfficialFigure[]; opener: EntryOpener }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { doc, author, writable } = useEditor();
  const { refusal, guard } = useRefusal();
  const [picked, setPicked] = useState('');
  if (!writable || doc === null || figures.length === 0) return null;
  const add = (): void => {
    if (picked === '') return;
    const id = guard(addItem(diagnostic, doc, 'figures', { figure: picked }, author));
    if (id === null) return;
    setPicked('');
    opener.setOpen({ collection: 'figures', id, fresh: true });
  };
  return (
    <div className="mt-3 flex max-w-2xl flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-64">
        <Select
          label={t('diagnostic.pickFigure')}
          value={picked}
          empty={t('diagnostic.pickFigureEmpty')}
          options={figures.map((figure) => ({
            value: figure.id,
            label: `${figureName(i18n, figure)}, ${figureValue(i18n, figure)}`,
          }))}
          onChange={setPicked}
        />
      </div>
      <Button onClick={add} closed={picked === '' ? t('diagnostic.pickFirst') : null}>
        {t('diagnostic.addFigure')}
      </Button>
      {refusal}
    </div>
  );
}

/** What a figure measures, with its branch: « Postes salariés, fabrication de machines ». */
export function figureName({ t }: I18n, figure: OfficialFigure): string {
  return figure.branch === null
    ? t(`diagnostic.measure.${figure.measure}`)
    : t(`diagnostic.branchMeasure.${figure.measure}`, {
        branch: branchWords(t, figure.branch, figure.branchLabel),
      });
}

/** The value of a figure in its unit, in words when the source is blank. */
export function figureValue(i18n: I18n, figure: OfficialFigure): string {
  return figure.value === null ? i18n.t('diagnostic.blank') : writeFigure(i18n, figure.value, figure.unit);
}

function writeFigure({ t, format }: I18n, value: number, unit: OfficialFigure['unit']): string {
  switch (unit) {
    case 'people':
    case 'posts':
    case 'sites':
      return format.count(value);
    case 'share':
      return format.percent(value, 1);
    case 'point':
      return t('diagnostic.points', { value: format.signed(value * 100, (size) => format.fixed(size, 1)) });
    case 'EUR/yr':
      return format.euros(value, 'year');
    case 'ratio':
      return t('diagnostic.times', { value: format.fixed(value, 1) });
    default:
      return unit satisfies never;
  }
}
