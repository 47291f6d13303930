import { ArrowLeft, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import {
  Button,
  Empty,
  ErrorNotice,
  ExampleTag,
  Fiche,
  Section,
  Segmented,
  Select,
  Tag,
  TextField,
} from '#app/components/index.ts';
import {
  addCard,
  cardLabels,
  CARD_STATUSES,
  precision,
  type priorities,
  type Card,
  type Snapshot,
} from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { ItemFooter } from '#app/features/editing/item-footer.tsx';
import { useRefusal } from '#app/features/editing/use-refusal.tsx';
import { UndoBar, useUndoKeys, type UndoStack } from '#app/features/editing/undo-bar.tsx';
import { ExportMenu } from '#app/features/exports/export-menu.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { CardFacts } from './card-facts.tsx';
import { CardForm } from './card-form.tsx';
import { CardJourney, type JourneyProps } from './card-journey.tsx';
import { filterCards, groupByFiliere, statusOf, stepsOf, type Filter } from './groups.ts';
import { PrecisionMeter } from './precision-meter.tsx';

export type PrioritiesViewProps = {
  snapshot: Snapshot<typeof priorities>;
  /** Three capitals before every number of the space. */
  prefix: string;
  /** The person may write; while the room opens, the buttons are there and closed. */
  canWrite: boolean;
  undo: UndoStack;
  /** Id of the card opened by the address. */
  selected: string | null;
  /** Why the last conversion into a project was refused, in words. */
  refusal: string | null;
  journey: Omit<JourneyProps, 'card' | 'label'>;
  /** Where this document is taken away as a file. */
  exportAddress: string;
};

/** The committee's priorities: list or board, and the panel where one card is made precise and sent on its way. */
export function PrioritiesView({
  snapshot,
  prefix,
  canWrite,
  undo,
  selected,
  refusal: refused,
  journey,
  exportAddress,
}: PrioritiesViewProps) {
  const { t } = useI18n();
  const editor = useEditor();
  const { cards } = snapshot.collections;
  const labels = useMemo(() => cardLabels(cards, prefix), [cards, prefix]);
  const [openId, setOpenId] = useState(selected);
  const [view, setView] = useState<'list' | 'board'>('list');
  const [filter, setFilter] = useState<Filter>({ query: '', status: 'all' });
  const [fresh, setFresh] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { refusal, guard } = useRefusal();
  useUndoKeys(undo);
  const shown = filterCards(cards, filter, labels);
  const open = cards.find((card) => card.id === openId) ?? null;

  const choose = (id: string | null): void => {
    setOpenId(id);
    setAsked(true);
    // The address follows without a reload, so that it can be sent to somebody or reloaded.
    window.history.replaceState(
      window.history.state,
      '',
      id === null ? window.location.pathname : `?fiche=${id}`,
    );
  };
  const add = (): void => {
    const { doc } = editor;
    if (doc === null) return;
    const id = guard(addCard(doc, { status: 'card' }, editor.author));
    if (id === null) return;
    setFilter({ query: '', status: 'all' });
    setFresh(id);
    choose(id);
  };

  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className={open === null ? '' : 'max-lg:sr-only'}>{t('priorities.title')}</h1>
        <span className={open === null ? '' : 'max-lg:hidden'}>
          <Segmented
            label={t('priorities.view')}
            value={view}
            onChange={setView}
            options={[
              { id: 'list', label: t('priorities.view.list') },
              { id: 'board', label: t('priorities.view.board') },
            ]}
          />
        </span>
        <span className={`ml-auto flex flex-wrap items-center gap-2 ${open === null ? '' : 'max-lg:hidden'}`}>
          <ExportMenu address={exportAddress} formats={['docx', 'xlsx']} />
          {canWrite ? (
            <>
              <UndoBar stack={undo} />
              <Button
                tone="primary"
                icon={Plus}
                onClick={add}
                closed={editor.writable ? null : t('editing.opening')}
              >
                {t('priorities.add')}
              </Button>
            </>
          ) : null}
        </span>
      </header>
      {refusal}
      {refused === null ? null : <ErrorNotice title={refused} />}
      <div
        className={`grid items-start gap-x-8 gap-y-4 ${open === null ? '' : 'lg:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]'}`}
      >
        <div className={`grid min-w-0 gap-4 ${open === null ? '' : 'max-lg:hidden'}`}>
          {cards.length === 0 ? null : (
            <FilterBar filter={filter} onChange={setFilter} count={shown.length} total={cards.length} />
          )}
          {cards.length === 0 ? (
            <Empty title={t('priorities.empty')}>
              {t(canWrite ? 'priorities.emptyText' : 'priorities.emptyRead')}
            </Empty>
          ) : shown.length === 0 ? (
            <Empty title={t('priorities.noneFound')}>{t('priorities.noneFoundText')}</Empty>
          ) : view === 'list' ? (
            <CardList cards={shown} labels={labels} openId={openId} onOpen={choose} wide={open === null} />
          ) : (
            <Board cards={shown} labels={labels} openId={openId} onOpen={choose} />
          )}
        </div>
        {open === null ? null : (
          <CardPanel
            key={open.id}
            card={open}
            cards={cards}
            label={labels.get(open.id) ?? prefix}
            fresh={fresh === open.id}
            asked={asked}
            undo={canWrite ? undo : null}
            onClose={() => choose(null)}
            journey={journey}
          />
        )}
      </div>
    </div>
  );
}

function FilterBar({
  filter,
  onChange,
  count,
  total,
}: {
  filter: Filter;
  onChange: (filter: Filter) => void;
  count: number;
  total: number;
}) {
  const { t } = useI18n();
  const statuses = ['all', ...CARD_STATUSES, 'imprecise'] as const;
  return (
    <div className="flex flex-wrap items-end gap-3" role="search">
      <div className="min-w-0 flex-1 basis-56">
        <TextField
          type="search"
          label={t('priorities.search')}
          value={filter.query}
          onChange={(query) => onChange({ ...filter, query })}
        />
      </div>
      <div className="basis-48">
        <Select
          label={t('priorities.filter')}
          value={filter.status}
          options={statuses.map((status) => ({ value: status, label: t(`priorities.filter.${status}`) }))}
          onChange={(chosen) => {
            const status = statuses.find((each) => each === chosen);
            if (status !== undefined) onChange({ ...filter, status });
          }}
        />
      </div>
      <p className="s doux pb-2" role="status">
        {t('priorities.count', { count, total })}
      </p>
    </div>
  );
}

type ListProps = {
  cards: readonly Card[];
  labels: ReadonlyMap<string, string>;
  openId: string | null;
  onOpen: (id: string) => void;
};

function CardList({ cards, labels, openId, onOpen, wide }: ListProps & { wide: boolean }) {
  return (
    <ul
      onClick={openInPlace(onOpen)}
      className={`grid gap-3 ${wide ? 'md:grid-cols-2 xl:grid-cols-3' : 'xl:grid-cols-2'}`}
    >
      {cards.map((card) => (
        <li key={card.id} className="min-w-0">
          <CardFiche card={card} label={labels.get(card.id) ?? ''} chosen={card.id === openId} level={2} />
        </li>
      ))}
    </ul>
  );
}

function Board({ cards, labels, openId, onOpen }: ListProps) {
  const { t, format } = useI18n();
  return (
    <div className="grid gap-5 md:grid-cols-[repeat(auto-fill,minmax(16rem,1fr))]">
      {groupByFiliere(cards).map((group) => (
        <Section
          key={group.filiere}
          title={
            <span className="inline-block break-words first-letter:uppercase">
              {group.filiere === '' ? t('priorities.noFiliere') : group.filiere}
            </span>
          }
          note={t('priorities.groupCount', { count: group.cards.length, jobs: format.jobs(group.jobs) })}
        >
          <ul className="grid gap-3" onClick={openInPlace(onOpen)}>
            {group.cards.map((card) => (
              <li key={card.id} className="min-w-0">
                <CardFiche
                  card={card}
                  label={labels.get(card.id) ?? ''}
                  chosen={card.id === openId}
                  level={3}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function CardFiche({
  card,
  label,
  chosen,
  level,
}: {
  card: Card;
  label: string;
  chosen: boolean;
  level: 2 | 3;
}) {
  const { t } = useI18n();
  const status = statusOf(card);
  const known = precision(card);
  return (
    <Fiche
      number={label}
      steps={stepsOf(status)}
      title={card.title.trim() === '' ? t('priorities.untitled') : card.title}
      href={`?fiche=${card.id}`}
      selected={chosen}
      level={level}
    >
      <span className="xs flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone={status === 'card' ? 'plain' : status === 'priority' ? 'running' : 'done'}>
          {t(`priorities.status.${status}`)}
        </Tag>
        <span>{t('priorities.precision', { count: known.count })}</span>
        {card.example ? <ExampleTag /> : null}
      </span>
      <CardFacts card={card} />
    </Fiche>
  );
}

/** A fiche is a link, so that it opens without script and in another tab; a plain click opens it beside the list. */
function openInPlace(onOpen: (id: string) => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const id = event.target.closest('a.etend')?.getAttribute('href')?.split('fiche=')[1];
    if (id === undefined) return;
    event.preventDefault();
    onOpen(id);
  };
}

type PanelProps = {
  card: Card;
  cards: readonly Card[];
  label: string;
  fresh: boolean;
  /** The person has just opened it, as opposed to the address. */
  asked: boolean;
  undo: UndoStack | null;
  onClose: () => void;
  journey: PrioritiesViewProps['journey'];
};

function CardPanel({ card, cards, label, fresh, asked, undo, onClose, journey }: PanelProps) {
  const { t } = useI18n();
  const editor = useEditor();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Opening a card is a change of place: the keyboard and the screen reader follow it.
    if (asked && !fresh) heading.current?.focus();
  }, [asked, fresh]);
  return (
    <section
      aria-label={t('priorities.panel', { label })}
      className="grid min-w-0 gap-4 border-t-2 border-encre pt-3 lg:sticky lg:top-14 lg:max-h-[calc(100dvh-4rem)] lg:-mx-1.5 lg:overflow-y-auto lg:px-1.5 lg:pb-4"
    >
      <header className="flex flex-wrap items-center gap-2">
        <h2 ref={heading} tabIndex={-1} className="mono">
          {label}
        </h2>
        {card.example ? <ExampleTag /> : null}
        <span className="flex gap-2 max-lg:order-first max-lg:w-full lg:ml-auto">
          <Button icon={ArrowLeft} onClick={onClose}>
            {t('priorities.close')}
          </Button>
          {undo === null ? null : (
            <span className="ml-auto lg:hidden">
              <UndoBar stack={undo} />
            </span>
          )}
        </span>
      </header>
      {editor.writable ? (
        <CardForm card={card} cards={cards} fresh={fresh} />
      ) : (
        <>
          <p className="text-lg font-semibold break-words">
            {card.title.trim() === '' ? t('priorities.untitled') : card.title}
          </p>
          <PrecisionMeter card={card} />
          {card.why.trim() === '' ? null : <p className="break-words whitespace-pre-line">{card.why}</p>}
        </>
      )}
      <CardJourney {...journey} card={card} label={label} />
      {editor.writable ? (
        <ItemFooter collection="cards" items={cards} id={card.id} onRemoved={onClose} />
      ) : null}
    </section>
  );
}
