import { useState } from 'react';
import {
  Button,
  DataTable,
  Empty,
  ExampleTag,
  Section,
  Select,
  TextField as SearchField,
  type Column,
} from '#app/components/index.ts';
import { ACTOR_KINDS, ACTOR_ROLES, type diagnostic, type ItemOf } from '#app/documents/index.ts';
import { useEditor } from '#app/features/editing/editor.tsx';
import { NumberField, SelectField, TextField } from '#app/features/editing/fields.tsx';
import { finds } from '#app/features/editing/search-text.ts';
import { useI18n } from '#app/i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';

type Actor = ItemOf<typeof diagnostic, 'actors'>;

/** Who is here: firms, sites, training, clusters. A table to search; the chosen line opens above it as a form. */
export function ActorsSection({ actors, opener }: { actors: readonly Actor[]; opener: EntryOpener }) {
  const { t, format } = useI18n();
  const { writable } = useEditor();
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState('');
  const shown = actors.filter(
    (actor) =>
      (kind === '' || actor.kind === kind) &&
      finds(query, [actor.name, actor.filiere, actor.commune, actor.note, actor.source]),
  );
  const opened = actors.find((actor) => opener.open?.collection === 'actors' && opener.open.id === actor.id);
  const nameOf = (actor: Actor): string => (actor.name.trim() === '' ? t('diagnostic.untitled') : actor.name);
  const columns: Column<Actor>[] = [
    {
      id: 'name',
      head: t('diagnostic.field.name'),
      rowHeader: true,
      sortBy: (actor) => actor.name.toLocaleLowerCase(),
      cell: (actor) => (
        <span className="block min-w-40">
          <b className="break-words">{nameOf(actor)}</b> {actor.example ? <ExampleTag /> : null}
          {actor.note.trim() === '' ? null : (
            <span className="xs doux line-clamp-2 block break-words">{actor.note}</span>
          )}
          {actor.doubt.trim() === '' ? null : <EvidenceLine entry={{ ...actor, example: false }} />}
        </span>
      ),
    },
    {
      id: 'kind',
      head: t('diagnostic.field.kind'),
      sortBy: (actor) => actor.kind,
      cell: (actor) => (actor.kind === null ? '–' : t(`diagnostic.kind.${actor.kind}`)),
    },
    {
      id: 'filiere',
      head: t('diagnostic.field.filiere'),
      sortBy: (actor) => actor.filiere.toLocaleLowerCase() || null,
      cell: (actor) => actor.filiere || '–',
    },
    {
      id: 'jobs',
      head: t('diagnostic.field.jobs'),
      numeric: true,
      sortBy: (actor) => actor.jobs,
      cell: (actor) => (actor.jobs === null ? '–' : format.jobs(actor.jobs)),
    },
    {
      id: 'commune',
      head: t('diagnostic.field.commune'),
      sortBy: (actor) => actor.commune.toLocaleLowerCase() || null,
      cell: (actor) => actor.commune || '–',
    },
  ];
  if (writable) {
    columns.push({
      id: 'edit',
      // Anchored here: a hidden word anchored to the page would widen it beyond the table that scrolls.
      head: (
        <span className="relative">
          <span className="sr">{t('editing.edit')}</span>
        </span>
      ),
      cell: (actor) => (
        <Button
          tone="bare"
          aria-label={t('diagnostic.editOf', { name: nameOf(actor) })}
          onClick={() => opener.setOpen({ collection: 'actors', id: actor.id, fresh: false })}
        >
          {t('editing.edit')}
        </Button>
      ),
    });
  }
  return (
    <Section
      id="actors"
      title={t('diagnostic.actors')}
      note={t('diagnostic.entries', { count: actors.length })}
    >
      {actors.length === 0 ? (
        <Empty title={t('diagnostic.actors.empty')}>{t('diagnostic.actors.emptyText')}</Empty>
      ) : (
        <div className="mb-3 flex flex-wrap items-end gap-3" role="search">
          <div className="min-w-0 flex-1 basis-56">
            <SearchField
              type="search"
              label={t('diagnostic.searchActors')}
              value={query}
              onChange={setQuery}
            />
          </div>
          <div className="basis-48">
            <Select
              label={t('diagnostic.field.kind')}
              value={kind}
              empty={t('diagnostic.allKinds')}
              options={ACTOR_KINDS.map((value) => ({ value, label: t(`diagnostic.kind.${value}`) }))}
              onChange={setKind}
            />
          </div>
          <p role="status" className="s doux pb-2">
            {t('diagnostic.actorsShown', { count: shown.length, total: actors.length })}
          </p>
        </div>
      )}
      {opened === undefined ? null : (
        <ul className="mb-3">
          <ActorRow actor={opened} actors={actors} opener={opener} />
        </ul>
      )}
      {actors.length > 0 && shown.length === 0 ? <Empty title={t('diagnostic.noActorFound')} /> : null}
      {shown.length === 0 ? null : (
        <DataTable
          caption={t('diagnostic.actorsCaption')}
          columns={columns}
          rows={shown}
          rowKey={(actor) => actor.id}
          isCurrent={(actor) => actor.id === opened?.id}
        />
      )}
      <AddEntry collection="actors" label={t('diagnostic.actors.add')} values={{}} opener={opener} />
    </Section>
  );
}

function ActorRow({
  actor,
  actors,
  opener,
}: {
  actor: Actor;
  actors: readonly Actor[];
  opener: EntryOpener;
}) {
  const { t } = useI18n();
  const path = `actors/${actor.id}`;
  return (
    <EntryRow
      collection="actors"
      id={actor.id}
      name={actor.name}
      items={actors}
      opener={opener}
      form={(fresh) => (
        <>
          <TextField
            path={`${path}/name`}
            label={t('diagnostic.field.name')}
            value={actor.name}
            autoFocus={fresh}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              path={`${path}/kind`}
              label={t('diagnostic.field.kind')}
              value={actor.kind}
              empty={t('diagnostic.noKind')}
              options={ACTOR_KINDS.map((value) => ({ value, label: t(`diagnostic.kind.${value}`) }))}
            />
            <SelectField
              path={`${path}/role`}
              label={t('diagnostic.field.role')}
              value={actor.role}
              empty={t('diagnostic.noKind')}
              options={ACTOR_ROLES.map((value) => ({ value, label: t(`diagnostic.role.${value}`) }))}
            />
            <TextField path={`${path}/filiere`} label={t('diagnostic.field.filiere')} value={actor.filiere} />
            <NumberField
              path={`${path}/jobs`}
              label={t('diagnostic.field.jobs')}
              value={actor.jobs}
              hint={t('diagnostic.hint.jobs')}
            />
            <TextField path={`${path}/commune`} label={t('diagnostic.field.commune')} value={actor.commune} />
          </div>
          <TextField path={`${path}/note`} label={t('diagnostic.field.note')} value={actor.note} rows={2} />
          <EvidenceFields path={path} entry={actor} />
        </>
      )}
    >
      {null}
    </EntryRow>
  );
}
