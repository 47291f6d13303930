import { Combine, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, Section, TextField } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { type Group, type Suggestion } from '#app/services/index.ts';
import type { ConsoleData } from './load-console.ts';
import { useWire } from './send.ts';

type Card = ConsoleData['review'][number] & { kind: 'priority' };

/** Puts together the cards that say the same thing: ticked by keyboard as by mouse, suggested with the words that say why. */
export function GroupingPanel({
  review,
  groups,
  suggestions,
}: Pick<ConsoleData, 'review' | 'groups' | 'suggestions'>) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState('');
  const [all, showAll] = useState(false);
  const cards = review
    .filter((line): line is Card => line.kind === 'priority' && line.state === 'shown')
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  if (cards.length === 0) return null;
  const chosen = cards.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const alone = cards.filter(({ groupId }) => groupId === null);
  const clear = (): void => {
    setTicked(new Set());
    setTitle('');
  };
  const tick = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  return (
    <Section
      className="mt-4"
      title={t('console.grouping')}
      note={t('console.groupingNote', { count: cards.length, groups: format.count(groups.length) })}
    >
      {suggestions.length > 0 ? (
        <ul className="mb-3 grid gap-1.5" aria-label={t('console.suggestions')}>
          {(all ? suggestions : suggestions.slice(0, SUGGESTED)).map((suggestion) => (
            <SuggestionRow key={suggestion.ids.join()} suggestion={suggestion} cards={cards} />
          ))}
          {suggestions.length > SUGGESTED && !all ? (
            <li>
              <button type="button" className="lien" onClick={() => showAll(true)}>
                {t('console.suggestionsMore', { count: suggestions.length - SUGGESTED })}
              </button>
            </li>
          ) : null}
          {suggestions.length > 1 && (all || suggestions.length <= SUGGESTED) ? (
            <li>
              {/* Offered once every one of them is in sight: it is people who decide. */}
              <Button
                icon={Combine}
                onClick={() =>
                  send({ intent: 'group-all', family: suggestions.map((each) => familyOf(each, cards)) })
                }
              >
                {t('console.groupAll', { count: suggestions.length })}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
      <form
        className="sticky top-0 z-10 mb-2 flex flex-wrap items-end gap-2 border-b border-encre bg-papier py-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length === 0 || title.trim() === '') return;
          send({ intent: 'group', title, id: chosen });
          clear();
        }}
      >
        <div className="min-w-52 flex-1">
          <TextField label={t('console.groupName')} value={title} maxLength={120} onChange={setTitle} />
        </div>
        <Button
          type="submit"
          icon={Combine}
          closed={
            chosen.length === 0 ? t('console.tickFirst') : title.trim() === '' ? t('console.nameFirst') : null
          }
        >
          {t('console.groupButton', { count: chosen.length })}
        </Button>
        {chosen.length > 0 && groups.length > 0 ? (
          <Menu
            label={t('console.putIn')}
            text={t('console.putIn')}
            items={[
              ...groups.map((group) => ({
                id: group.id,
                label: group.title,
                onAction: () => {
                  send({ intent: 'group-put', group: group.id, id: chosen });
                  clear();
                },
              })),
              {
                id: 'none',
                label: t('console.noGroup'),
                onAction: () => {
                  send({ intent: 'group-put', group: '', id: chosen });
                  clear();
                },
              },
            ]}
          />
        ) : null}
      </form>
      <div className="grid gap-x-5 gap-y-3 lg:grid-cols-2">
        {groups.map((group) => (
          <Cards
            key={group.id}
            group={group}
            cards={cards.filter(({ groupId }) => groupId === group.id)}
            ticked={ticked}
            onTick={tick}
          />
        ))}
        <Cards group={null} cards={alone} ticked={ticked} onTick={tick} />
      </div>
    </Section>
  );
}

/** Suggestions shown before « voir les autres ». */
const SUGGESTED = 5;

/** A suggestion as a family: by the words its cards share, else as the first of them. */
function nameOf({ terms, ids }: Suggestion, cards: readonly Card[]): string {
  // Two words stand whole at the head of a column of the projected screen.
  const shared = terms.slice(0, 2).join(', ');
  const first = cards.find(({ id }) => id === ids[0])?.content.title ?? '';
  return shared === '' ? first.slice(0, 120) : capital(shared);
}

/** As a field of the form: read again by the server. */
function familyOf(suggestion: Suggestion, cards: readonly Card[]): string {
  return JSON.stringify({ title: nameOf(suggestion, cards), ids: suggestion.ids });
}

function SuggestionRow({ suggestion, cards }: { suggestion: Suggestion; cards: readonly Card[] }) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const titles = suggestion.ids.flatMap((id) => cards.find((card) => card.id === id)?.content.title ?? []);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border border-dashed border-bord px-3 py-2">
      <span className="min-w-52 flex-1">
        <b>{t('console.suggestion', { count: suggestion.ids.length })}</b> {titles.slice(0, 3).join(' · ')}
        {titles.length > 3 ? '…' : ''}
        <span className="s doux block">
          {suggestion.terms.length === 0
            ? t('console.becauseLetters')
            : t('console.because', { words: format.list(suggestion.terms) })}
        </span>
      </span>
      <Button
        icon={Combine}
        onClick={() =>
          send({
            intent: 'group',
            title: nameOf(suggestion, cards),
            id: suggestion.ids,
          })
        }
      >
        {t('console.groupThem')}
      </Button>
    </li>
  );
}

function Cards({
  group,
  cards,
  ticked,
  onTick,
}: {
  group: Group | null;
  cards: readonly Card[];
  ticked: ReadonlySet<string>;
  onTick(id: string): void;
}) {
  const { t } = useI18n();
  const { send } = useWire();
  const [name, setName] = useState<string | null>(null);
  if (group === null && cards.length === 0) return null;
  return (
    <fieldset className={`min-w-0 ${group === null ? 'lg:col-span-2' : ''}`}>
      <legend className="rang w-full border-b border-encre pb-1">
        {name !== null && group !== null ? (
          <form
            className="rang w-full"
            onSubmit={(event) => {
              event.preventDefault();
              send({ intent: 'group-rename', group: group.id, title: name });
              setName(null);
            }}
          >
            <TextField
              label={t('console.groupName')}
              labelHidden
              value={name}
              maxLength={120}
              onChange={setName}
            />
            <Button type="submit">{t('console.keep')}</Button>
          </form>
        ) : (
          <>
            <b className="min-w-0 break-words">{group?.title ?? t('console.alone')}</b>
            <span className="etiq">{cards.length}</span>
          </>
        )}
        {group !== null && name === null ? (
          <span className="pousse">
            <Menu
              label={t('console.groupMenu', { title: group.title })}
              items={[
                {
                  id: 'rename',
                  label: t('console.rename'),
                  icon: Pencil,
                  onAction: () => setName(group.title),
                },
                {
                  id: 'remove',
                  label: t('console.ungroup'),
                  icon: Trash2,
                  onAction: () => send({ intent: 'group-remove', group: group.id }),
                },
              ]}
            />
          </span>
        ) : null}
      </legend>
      {/* A room of three hundred gives as many cards: what comes after them stays within reach. */}
      <div className="max-h-[26rem] overflow-y-auto">
        <ul className={group === null ? 'gap-x-5 lg:columns-2' : ''}>
          {cards.map((card) => (
            <li key={card.id} className="break-inside-avoid border-b border-filet">
              <label className="flex min-h-9 cursor-pointer items-start gap-2.5 py-1.5">
                <input
                  type="checkbox"
                  className="mt-1 h-4 w-4 flex-none"
                  checked={ticked.has(card.id)}
                  onChange={() => onTick(card.id)}
                />
                <span className="min-w-0 break-words">
                  {card.content.title} <span className="mono s doux whitespace-nowrap">{card.label}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </fieldset>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
