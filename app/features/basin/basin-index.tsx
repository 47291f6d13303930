import { Button } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { BasinEntry } from './list-basins.ts';

export type BasinIndexProps = {
  /** What was looked for; empty shows every basin. */
  search: string;
  regions: readonly { name: string; basins: readonly BasinEntry[] }[];
};

/** Every basin, by region, with a plain search form that works without script. */
export function BasinIndex({ search, regions }: BasinIndexProps) {
  const { t, format } = useI18n();
  const count = regions.reduce((sum, region) => sum + region.basins.length, 0);
  return (
    <div className="grid gap-6 px-(--gouttiere) py-4">
      <header>
        <h1>{t('basin.index.title')}</h1>
        <p className="mt-1">
          {search === ''
            ? t('basin.index.text', { count })
            : t(count === 0 ? 'basin.index.none' : 'basin.index.found', { count, search })}
        </p>
        <form method="get" action="/bassins" className="mt-3 flex max-w-xl flex-wrap items-end gap-3">
          <label className="grow font-semibold">
            {t('basin.index.find')}
            <input name="q" type="search" defaultValue={search} className="saisie mt-1" autoComplete="off" />
          </label>
          <Button type="submit" tone="primary">
            {t('basin.index.go')}
          </Button>
          {search === '' ? null : <a href="/bassins">{t('basin.index.all')}</a>}
        </form>
      </header>
      {regions.map((region) => (
        <section key={region.name} className="sec">
          <header>
            <h2>{region.name}</h2>
          </header>
          <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {region.basins.map((basin) => (
              <li key={basin.code} className="border-b border-filet py-1.5">
                <a href={`/bassins/${basin.code}`}>{basin.name}</a>
                <span className="xs doux block">
                  {basin.posts === null
                    ? t('basin.index.noPosts')
                    : t('basin.index.posts', { posts: format.count(basin.posts) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
