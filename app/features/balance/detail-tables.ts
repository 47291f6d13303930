import { INPUTS } from '#app/engine/types.ts';
import type { Balance } from '#app/features/impact/balance.ts';
import { missingOf, riskTestWords } from '#app/features/impact/risk-words.ts';
import type { I18n } from '#app/i18n/index.ts';
import { bandsOf } from './bands.ts';
import type { Outcome } from './outcome.ts';
import type { Sheet } from './sheet.ts';
import { taxesByBeneficiary } from './tax-lines.ts';
import { bandWords, indicatorWords, missingWords, viewWords, writeView } from './words.ts';

/** A table in words, as a document writes it. */
export type TextTable = { heads: readonly string[]; rows: readonly (readonly string[])[] };

/** Purchases by product group and place; null for a balance frozen before flows were computed, or that buys nothing. */
export function flowsTable({ t, format }: I18n, { flows, names = {}, project }: Sheet): TextTable | null {
  const bands = bandsOf(flows ?? []);
  if (bands.total <= 0) return null;
  return {
    heads: [
      t('balance.flows.group'),
      ...bands.places.map(({ id }) => t(`impact.level.${id}`, { basin: project.basin })),
      t('balance.total'),
    ],
    rows: [
      ...bands.groups.map((band) => [
        bandWords(t, band, names),
        ...bands.places.map(({ id: place }) => {
          const link = bands.links.find(({ from, to }) => from === band.id && to === place);
          return link === undefined ? '' : format.money(link.value);
        }),
        format.money(band.value),
      ]),
      [
        t('balance.total'),
        ...bands.places.map(({ value }) => format.money(value)),
        format.money(bands.total, 'year'),
      ],
    ],
  };
}

/** Taxes by beneficiary: each sum, its lines, and what is not computed with its reason. */
export function taxesTable({ t, format }: I18n, balance: Balance): TextTable {
  return {
    heads: [t('balance.taxes.to'), t('balance.indicator'), t('balance.taxes.amount'), t('balance.grade')],
    rows: taxesByBeneficiary(balance).flatMap(({ to, total, grade, computed, missing }) => [
      [
        t(`balance.taxes.${to}`),
        '',
        total === null ? t('impact.notComputed') : format.money(total, 'year'),
        grade ?? '',
      ],
      ...computed.map(({ id, figure, within, once }) => [
        '',
        [
          indicatorWords(t, id),
          within === null ? '' : t('balance.taxes.within', { name: indicatorWords(t, within) }),
          once ? t('balance.taxes.once') : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
        format.quantity(figure.value ?? 0, figure.unit),
        figure.grade,
      ]),
      ...missing.map(({ id, reason }) => ['', indicatorWords(t, id), missingWords(t, reason), '']),
    ]),
  };
}

/** The activity against its branch, then against its basin; none for a balance frozen before. */
export function viewTables(
  { t, format }: I18n,
  { perspective, project }: Sheet,
): (TextTable & { title: string; note: string })[] {
  if (perspective === undefined) return [];
  const write = (value: number | null, unit: Parameters<typeof writeView>[2]) =>
    value === null ? '–' : writeView(format, value, unit);
  return [
    {
      title: t('balance.view.sector'),
      heads: [
        t('balance.indicator'),
        t('balance.view.project'),
        t('balance.view.branch'),
        t('balance.view.economy'),
      ],
      rows: perspective.sector.map(({ id, unit, project: own, branch, economy }) => [
        viewWords(t, id),
        write(own, unit),
        write(branch, unit),
        write(economy, unit),
      ]),
      note: t('balance.view.sectorNote'),
    },
    {
      title: t('balance.view.basin', { basin: project.basin }),
      heads: [t('balance.indicator'), t('balance.view.here'), t('balance.view.france')],
      rows: perspective.basin.map(({ id, unit, here, france }) => [
        viewWords(t, id),
        write(here, unit),
        write(france, unit),
      ]),
      note: t('balance.view.basinNote'),
    },
  ];
}

/** The zones where the branch weighs most, and the own one; null for a balance frozen before. */
export function zonesTable({ t, format }: I18n, { perspective, names = {} }: Sheet): TextTable | null {
  if (perspective === undefined || perspective.zones.length === 0) return null;
  return {
    heads: [t('charts.rank'), t('charts.basin'), t('balance.view.perThousandHead'), t('balance.view.posts')],
    rows: perspective.zones.map(({ zone, posts, perThousand, rank }) => [
      format.rank(rank),
      names[zone] ?? zone,
      format.number(perThousand, 1),
      format.count(posts),
    ]),
  };
}

/** The four risks of the day with what was compared (R-444); null for a balance frozen before they were kept. */
export function risksTable(i18n: I18n, { risks }: Sheet): TextTable | null {
  if (risks === undefined) return null;
  const { t, format } = i18n;
  return {
    heads: [t('risk.register.risk'), t('risk.register.state'), t('risk.register.tests')],
    rows: risks.flags.map((flag) => {
      const missing = missingOf(i18n, flag);
      // What raised it first; under its thresholds, every comparison that was made.
      const told = flag.tests.some(({ over }) => over) ? flag.tests.filter(({ over }) => over) : flag.tests;
      return [
        `${t(`risk.${flag.id}`)} (${flag.rule})`,
        t(`risk.state.${flag.state}`),
        [
          ...told
            .filter(({ code, value }) => value > 0 || code.endsWith('Share') || code.startsWith('displaced'))
            .map((test) => riskTestWords(i18n, test, risks.announcedOn)),
          flag.id === 'haste' && risks.announcedOn === null ? t('risk.noAnnouncement') : '',
          flag.state === 'clear' ? t('risk.under') : '',
          missing.length > 0 ? t('risk.missing', { what: format.list(missing) }) : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      ];
    }),
  };
}

/** The ten years of the ramp-up (R-122, R-123); null where the project has no size or was frozen before. */
export function yearsTable({ t, format }: I18n, { years = [] }: Sheet): TextTable | null {
  if (years.length === 0) return null;
  return {
    heads: [
      t('years.caption'),
      t('years.share'),
      t('years.direct'),
      t('years.supported'),
      t('years.net'),
      t('years.valueAdded'),
      t('years.levies'),
    ],
    rows: years.map(({ year, calendar, share, direct, supportedBasin, netBasin, valueAdded, levies }) => [
      calendar === null ? t('years.year', { year }) : String(calendar),
      format.percent(share, 0),
      format.jobs(direct.value),
      format.jobs(supportedBasin.value),
      `${format.jobs(netBasin.value)} (${format.interval(netBasin.p10, netBasin.p90)})`,
      format.money(valueAdded.value),
      levies === null ? t('impact.notComputed') : format.money(levies.value),
    ]),
  };
}

/** What happened beside what was forecast, by measure and by year; null where nothing was observed. */
export function outcomeTable({ t, format }: I18n, compared: readonly Outcome[]): TextTable | null {
  if (compared.length === 0) return null;
  return {
    heads: [
      t('balance.outcome.measure'),
      t('balance.outcome.year'),
      t('balance.outcome.forecast'),
      t('balance.outcome.observed'),
      t('balance.outcome.inside'),
    ],
    rows: compared.map(({ year, measure, value, forecast, inside }) => [
      t(`project.input.${measure}`),
      String(year),
      forecast === null
        ? t('balance.outcome.before')
        : format.quantityInterval(forecast.p10, forecast.p90, INPUTS[measure].unit),
      format.quantity(value, INPUTS[measure].unit),
      inside === null ? '' : t(inside ? 'balance.outcome.yes' : 'balance.outcome.no'),
    ]),
  };
}
