import { cardLabels, precision, type priorities, type Snapshot } from '#app/documents/index.ts';
import { fileStem, type Report } from '#app/features/exports/report.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Space } from '#app/services/index.ts';

type Options = { space: Space; today: string };

/** The priorities of a space as a document to hand over: what the committee agrees on, then every card. */
export function prioritiesReport(
  { t, format }: I18n,
  snapshot: Snapshot<typeof priorities>,
  { space, today }: Options,
): Report {
  const { cards } = snapshot.collections;
  const labels = cardLabels(cards, space.prefix);
  return {
    name: fileStem(t('files.priorities.name'), space.name, today),
    kicker: t('priorities.title'),
    title: snapshot.fields.title.trim() || space.name,
    facts: [
      [t('files.space'), space.name],
      [t('files.on'), format.date(today)],
    ],
    sections: [
      {
        title: t('priorities.title'),
        text: snapshot.rich.agreement.split('\n').filter((line) => line.trim() !== ''),
        table: {
          caption: t('priorities.title'),
          columns: [
            { title: t('files.number'), kind: 'text' },
            { title: t('priorities.fact.title'), kind: 'text' },
            { title: t('priorities.fact.filiere'), kind: 'text' },
            { title: t('priorities.fact.jobs'), kind: 'number' },
            { title: t('priorities.jobKind'), kind: 'text' },
            { title: t('priorities.fact.place'), kind: 'text' },
            { title: t('priorities.fact.horizon'), kind: 'text' },
            { title: t('priorities.fact.returns'), kind: 'text' },
            { title: t('priorities.why'), kind: 'text' },
            { title: t('files.priorities.status'), kind: 'text' },
            { title: t('files.priorities.precision'), kind: 'number' },
          ],
          rows: cards.map((card) => [
            labels.get(card.id) ?? '',
            `${card.title}${card.example ? ` [${t('components.example')}]` : ''}`,
            card.filiere,
            card.jobs,
            card.jobKind,
            card.place,
            card.horizon === null ? '' : t(`priorities.horizon.${card.horizon}`),
            [...card.returns.map((each) => t(`priorities.return.${each}`)), card.returnsNote]
              .filter((each) => each.trim() !== '')
              .join(', '),
            card.why,
            t(`priorities.status.${card.status ?? 'card'}`),
            precision(card).count,
          ]),
          empty: t('priorities.empty'),
        },
      },
    ],
  };
}

/** The same priorities for another program. */
export function prioritiesJson(snapshot: Snapshot<typeof priorities>, { space, today }: Options) {
  const { cards } = snapshot.collections;
  const labels = cardLabels(cards, space.prefix);
  return {
    space: { id: space.id, name: space.name, zone: space.zone },
    title: snapshot.fields.title,
    on: today,
    agreement: snapshot.rich.agreement,
    cards: cards.map((card) => ({
      ...card,
      label: labels.get(card.id) ?? '',
      precision: precision(card).count,
    })),
  };
}
