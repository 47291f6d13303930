import { useI18n } from '#app/i18n/index.ts';
import { figureAddress, type Beside, type BesideFigure } from './beside.ts';
import { writeFigure } from './write-figure.ts';

const COLUMNS = [
  { place: 'zone', value: ({ here }: BesideFigure) => here },
  { place: 'france', value: ({ france }: BesideFigure) => france },
  { place: 'comparable', value: ({ comparable }: BesideFigure) => comparable },
] as const;

/** Key figures of a basin, France's and those of comparable basins side by side; each opens on where it comes from. */
export function BesideTable({ beside, away = false }: { beside: Beside; away?: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { zone, name, figures } = beside;
  const words = {
    zone: t('basin.beside.here'),
    france: t('basin.france'),
    comparable: t('basin.comparable'),
  };
  // Without comparable basins the third column would stand empty.
  const columns = COLUMNS.filter(({ place }) => place !== 'comparable' || beside.basins.length > 0);
  return (
    <div
      className="max-w-full overflow-x-auto"
      role="region"
      aria-label={t('basin.title', { name })}
      tabIndex={0}
    >
      <table className="donnees w-full">
        <caption className="sr">{t('basin.title', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('basin.beside.figure')}</th>
            {columns.map(({ place }) => (
              <th key={place} scope="col" className="n">
                {words[place]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row" className="text-base">
                {t(`basin.beside.${figure.id}`)}
              </th>
              {columns.map(({ place, value }) => {
                const found = value(figure);
                const said = found === null ? '' : writeFigure(i18n, figure.id, found);
                return (
                  <td key={place} className="n py-0 pr-1.5 text-base">
                    {found === null ? null : (
                      <a
                        href={figureAddress(zone, figure.id, place)}
                        className={`chiffres inline-flex min-h-11 min-w-11 items-center justify-end ${place === 'zone' ? 'font-bold' : ''}`}
                        aria-label={t('basin.open', {
                          figure: t(`basin.alone.${figure.id}`),
                          place: place === 'zone' ? name : words[place],
                          value: said,
                        })}
                        {...(away ? { target: '_blank', rel: 'noreferrer' } : {})}
                      >
                        {said}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which basins these are, and the rule that says so. */
export function ComparableBasins({ beside, away = false }: { beside: Beside; away?: boolean }) {
  const { t, rich, format } = useI18n();
  const opens = away ? { target: '_blank', rel: 'noreferrer' } : {};
  if (beside.basins.length === 0) return <p>{t('basin.comparable.none')}</p>;
  return (
    <p>
      {rich('basin.comparable.which', {
        basins: format.list(beside.basins.map(({ name }) => name)),
        rule: (
          <a href="/methode#R-500" {...opens}>
            R-500
          </a>
        ),
      })}
    </p>
  );
}
