import { DataTable, Empty, Section } from '#app/components/index.ts';
import type { DisplayUnit } from '#app/i18n/index.ts';
import { isMessageKey, useI18n, type I18n } from '#app/i18n/index.ts';
import type { PackPreview, PreviewLine } from '#app/services/index.ts';

/** What adopting a version would change in the headline figures of each project: before, after, difference. */
export function PreviewView({ preview, space }: { preview: PackPreview; space: string }) {
  const i18n = useI18n();
  const { t } = i18n;
  const compared = preview.projects.filter(({ refused }) => refused === null);
  const lines = compared.flatMap((project) => project.lines);
  const moved = lines.filter((line) => gapOf(i18n, line).moves).length;
  return (
    <Section
      title={t('data.page.preview')}
      note={t('data.page.preview.note', { count: moved, of: lines.length })}
    >
      {compared.length === 0 ? (
        <Empty title={t('data.page.preview.none')} />
      ) : (
        <div className="grid gap-x-8 gap-y-5 pt-2 lg:grid-cols-2">
          {compared.map(({ id, number, title, lines: figures }) => (
            <div key={id} className="min-w-0">
              <h4 className="text-base font-semibold">
                <a href={`/s/${space}/projets/${id}`}>
                  <span className="mono xs">{number}</span> {title}
                </a>
              </h4>
              <DataTable
                caption={`${number} ${title}`}
                rows={figures}
                rowKey={({ indicator, level, variant }) => `${indicator} ${level} ${variant}`}
                isNow={(line) => gapOf(i18n, line).moves}
                columns={[
                  {
                    id: 'figure',
                    head: t('data.page.figure'),
                    rowHeader: true,
                    cell: (line) => figureName(i18n, line),
                  },
                  {
                    id: 'before',
                    head: t('data.page.before'),
                    numeric: true,
                    wideOnly: true,
                    cell: ({ before, unit }) => write(i18n, before, unit),
                  },
                  {
                    id: 'after',
                    head: t('data.page.after'),
                    numeric: true,
                    cell: ({ after, unit }) => write(i18n, after, unit),
                  },
                  {
                    id: 'gap',
                    head: t('data.page.gap'),
                    numeric: true,
                    cell: (line) => gapOf(i18n, line).words,
                  },
                ]}
              />
            </div>
          ))}
        </div>
      )}
      {preview.projects
        .filter(({ refused }) => refused !== null)
        .map(({ id, number, title, refused }) => (
          <p key={id} className="s doux">
            {t('data.page.preview.refused', { number, title, code: refused ?? '' })}
          </p>
        ))}
    </Section>
  );
}

function figureName({ t }: I18n, { indicator, variant }: PreviewLine): string {
  const name = `indicator.${indicator}`;
  const kind = `impact.variant.${variant}`;
  return `${isMessageKey(name) ? t(name) : indicator}, ${isMessageKey(kind) ? t(kind) : variant}`;
}

function write({ t, format }: I18n, value: number | null, unit: string): string {
  // Units are the engine's own, a subset of those that can be written.
  return value === null ? t('data.page.notComputed') : format.quantity(value, unit as DisplayUnit);
}

/** The difference in words. What is written the same before and after moved by less than is shown: it is not coloured. */
function gapOf(i18n: I18n, { before, after, unit }: PreviewLine): { moves: boolean; words: string } {
  const { t, format } = i18n;
  if (before === null && after === null) return { moves: false, words: '' };
  if (before === null || after === null) return { moves: true, words: '' };
  if (before === after) return { moves: false, words: t('data.page.same') };
  if (write(i18n, before, unit) === write(i18n, after, unit))
    return { moves: false, words: t('data.page.tiny') };
  return {
    moves: true,
    words: format.signed(after - before, (value) => format.quantity(value, unit as DisplayUnit)),
  };
}
