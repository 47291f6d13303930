import { Fragment, type ReactNode } from 'react';
import { Sankey, ShareBar } from '#app/components/charts/index.ts';
import { DataTable, GradeBadge, Notice, Section } from '#app/components/index.ts';
import type { Balance } from '#app/features/impact/balance.ts';
import { branchWords, useI18n } from '#app/i18n/index.ts';
import { bandsOf } from './bands.ts';
import { Opens } from './opens.tsx';
import type { Sheet } from './sheet.ts';
import { taxesByBeneficiary } from './tax-lines.ts';
import { bandWords, indicatorWords, missingWords, viewWords, writeView } from './words.ts';

type DetailProps = { sheet: Sheet; balance: Balance; onOpen: (key: string) => void };

/** What the project buys and where: a drawing, and its table. Nothing for a balance frozen before flows were computed. */
export function Flows({ sheet, onOpen }: DetailProps) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { flows, names = {} } = sheet;
  if (flows === undefined) return null;
  const bands = bandsOf(flows);
  if (bands.total <= 0) {
    return (
      <Section title={t('balance.flows')} className="bilan-page">
        <p className="s">{t('balance.flows.none')}</p>
      </Section>
    );
  }
  const write = (value: number) => format.money(value);
  const labelOf = (id: (typeof bands.places)[number]['id']) =>
    t(`impact.level.${id}`, { basin: sheet.project.basin });
  const others = bands.groups.find(({ id }) => id === 'others');
  return (
    <div className="bilan-page">
      <Sankey
        title={t('balance.flows')}
        note={t('balance.flows.note', { total: format.money(bands.total, 'year') })}
        bands={bands.groups.map((band) => ({ ...band, label: bandWords(t, band, names) }))}
        places={bands.places.map((place) => ({ ...place, label: labelOf(place.id) }))}
        flows={bands.links}
        write={write}
        twin={
          <DataTable
            caption={t('balance.flows.caption')}
            rows={bands.groups}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'group',
                head: t('balance.flows.group'),
                rowHeader: true,
                cell: (band) =>
                  band.id === 'others' ? (
                    bandWords(t, band, names)
                  ) : (
                    <Opens label={bandWords(t, band, names)} onOpen={() => onOpen(`flow:${band.id}`)} />
                  ),
              },
              ...bands.places.map(({ id: place }) => ({
                id: place,
                head: labelOf(place),
                numeric: true,
                cell: ({ id }: { id: string }) => {
                  const link = bands.links.find(({ from, to }) => from === id && to === place);
                  return link === undefined ? '' : write(link.value);
                },
              })),
              {
                id: 'total',
                head: t('balance.total'),
                numeric: true,
                cell: ({ value }) => <b>{write(value)}</b>,
              },
              {
                id: 'grade',
                head: t('balance.grade'),
                cell: ({ grade }) => <GradeBadge grade={grade} word={false} />,
              },
            ]}
          />
        }
      />
      <p className="xs mt-1">{t('balance.flows.imports')}</p>
      {others === undefined ? null : (
        <p className="xs doux mt-1">
          {t('balance.flows.others', {
            names: others.products.map((code) => names[code] ?? code).join(' ; '),
          })}
        </p>
      )}
    </div>
  );
}

/** Taxes by who receives them; what is not computed is named with its reason. */
export function Taxes({ balance, onOpen }: DetailProps) {
  const { t, format } = useI18n();
  const rows = taxesByBeneficiary(balance);
  const most = Math.max(0, ...rows.map(({ total }) => total ?? 0));
  return (
    <Section title={t('balance.taxes')} note={t('balance.taxes.note')} className="mt-4">
      <table className="donnees bilan-impots">
        <caption className="sr">{t('balance.taxes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('balance.taxes.to')}</th>
            <th scope="col" className="large-seul-cellule">
              <span className="sr">{t('balance.taxes.bar')}</span>
            </th>
            <th scope="col" className="n">
              {t('balance.taxes.amount')}
            </th>
            <th scope="col">{t('balance.grade')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ to, total, grade, computed, missing }) => (
            <Fragment key={to}>
              <tr className="bilan-tete-ligne">
                <th scope="row">{t(`balance.taxes.${to}`)}</th>
                <td className="large-seul-cellule">
                  {total === null ? null : <ShareBar value={total} max={most} tone="ink" />}
                </td>
                <td className="n nb">
                  <b>{total === null ? t('impact.notComputed') : format.money(total, 'year')}</b>
                </td>
                <td>{grade === null ? null : <GradeBadge grade={grade} word={false} />}</td>
              </tr>
              {computed.map(({ id, key, figure, within, once }) => (
                <tr key={id}>
                  <th scope="row" colSpan={2} className="bilan-dont">
                    <Opens label={indicatorWords(t, id)} onOpen={() => onOpen(key)} />{' '}
                    {within === null
                      ? once
                        ? t('balance.taxes.once')
                        : ''
                      : t('balance.taxes.within', { name: indicatorWords(t, within) })}
                  </th>
                  <td className="n nb">{format.quantity(figure.value ?? 0, figure.unit)}</td>
                  <td>
                    <GradeBadge grade={figure.grade} word={false} />
                  </td>
                </tr>
              ))}
              {missing.length === 0 ? null : (
                <tr>
                  <td colSpan={4} className="bilan-dont xs">
                    <b>{t('balance.taxes.missing')}</b>
                    <ul className={missing.length > 1 ? 'bilan-manque' : undefined}>
                      {missing.map(({ id, reason }) => (
                        <li key={id}>
                          {t('balance.taxes.lacks', {
                            name: indicatorWords(t, id),
                            reason: missingWords(t, reason),
                          })}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The activity against its sector, its basin and the other basins. */
export function InPerspective({ sheet, onOpen, children }: DetailProps & { children?: ReactNode }) {
  const i18n = useI18n();
  const { t, rich, format } = i18n;
  const { perspective, names = {}, project } = sheet;
  if (perspective === undefined) return null;
  const { sector, basin, zones, present } = perspective;
  const most = Math.max(0, ...zones.map(({ perThousand }) => perThousand));
  const own = zones.find(({ zone }) => zone === sheet.scenario.zone);
  const cell = (id: string, column: string, value: number | null, unit: (typeof sector)[number]['unit']) =>
    value === null ? (
      <span className="doux">–</span>
    ) : (
      <button
        type="button"
        className="bilan-ouvre"
        onClick={() => onOpen(`view:${id}.${column}`)}
        aria-label={t('charts.open', { figure: viewWords(t, id), value: writeView(format, value, unit) })}
      >
        {writeView(format, value, unit)}
      </button>
    );
  return (
    <Section
      title={t('balance.view')}
      note={t('balance.view.note', { branch: branchWords(t, sheet.scenario.branch, project.branch) })}
      className="mt-4"
    >
      <DataTable
        caption={t('balance.view.sector')}
        captionShown
        className="bilan-vue"
        rows={sector}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', head: t('balance.indicator'), rowHeader: true, cell: ({ id }) => viewWords(t, id) },
          {
            id: 'project',
            head: t('balance.view.project'),
            numeric: true,
            cell: ({ id, project: value, unit }) => cell(id, 'project', value, unit),
          },
          {
            id: 'branch',
            head: t('balance.view.branch'),
            numeric: true,
            cell: ({ id, branch: value, unit }) => cell(id, 'branch', value, unit),
          },
          {
            id: 'economy',
            head: t('balance.view.economy'),
            numeric: true,
            cell: ({ id, economy: value, unit }) => cell(id, 'economy', value, unit),
          },
        ]}
      />
      <p className="xs">{t('balance.view.sectorNote')}</p>
      <DataTable
        caption={t('balance.view.basin', { basin: project.basin })}
        captionShown
        className="bilan-vue mt-3"
        rows={basin}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', head: t('balance.indicator'), rowHeader: true, cell: ({ id }) => viewWords(t, id) },
          {
            id: 'here',
            head: t('balance.view.here'),
            numeric: true,
            cell: ({ id, here, unit }) => cell(id, 'here', here, unit),
          },
          {
            id: 'france',
            head: t('balance.view.france'),
            numeric: true,
            cell: ({ id, france, unit }) => cell(id, 'france', france, unit),
          },
        ]}
      />
      <p className="xs">{t('balance.view.basinNote')}</p>
      <h3 className="mt-3 text-titre">{t('balance.view.zones')}</h3>
      <p className="s">
        {own === undefined
          ? t('balance.view.absent', { basin: project.basin })
          : rich('balance.view.rank', {
              basin: <a href={`/bassins/${own.zone}`}>{project.basin}</a>,
              rank: format.rank(own.rank),
              count: present,
              value: format.number(own.perThousand, 1),
            })}
      </p>
      <ul className="bilan-bassins" aria-label={t('balance.view.zones')}>
        {zones.map(({ zone, posts, perThousand, rank }) => (
          <li key={zone} className={zone === sheet.scenario.zone ? 'gras' : undefined}>
            <span>
              {format.rank(rank)} <a href={`/bassins/${zone}`}>{names[zone] ?? zone}</a>
            </span>
            <ShareBar value={perThousand} max={most} tone={zone === sheet.scenario.zone ? 'net' : 'hollow'} />
            <span className="n">
              {t('balance.view.perThousand', {
                value: format.number(perThousand, 1),
                posts: format.count(posts),
              })}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  );
}

/** A balance frozen before this page knew flows and perspective says so. */
export function Older({ sheet }: { sheet: Sheet }) {
  const { t } = useI18n();
  return sheet.flows === undefined ? (
    <Notice tone="missing" title={t('balance.older')} live={false}>
      {t('balance.older.text', { engine: sheet.engine })}
    </Notice>
  ) : null;
}
