import { useState } from 'react';
import { Empty, ExampleTag, Section, Select } from '#app/components/index.ts';
import { FiliereGraph } from '#app/components/charts/index.ts';
import { NumberField, SelectField, TextField } from '#app/features/editing/fields.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { EntryRow, type EntryOpener } from './entry-row.tsx';
import { EvidenceFields, EvidenceLine } from './evidence.tsx';
import { centers, filiereAround, type Actor, type Link } from './filiere.ts';

/** Who buys what from whom: the drawing around one firm, then each link with its source. */
export function FiliereSection({
  actors,
  links,
  opener,
}: {
  actors: readonly Actor[];
  links: readonly Link[];
  opener: EntryOpener;
}) {
  const { t, format } = useI18n();
  const [asked, setAsked] = useState('');
  const firms = centers(actors, links);
  const center = firms.find(({ id }) => id === asked) ?? firms[0];
  const nameOf = (id: string | null): string | null =>
    actors.find((actor) => actor.id === id)?.name.trim() ?? null;
  const options = actors
    .filter(({ name }) => name.trim() !== '')
    .map(({ id, name }) => ({ value: id, label: name }));
  const around =
    center === undefined
      ? null
      : filiereAround(center, actors, links, {
          missing: t('diagnostic.links.missing'),
          unnamed: t('diagnostic.untitled'),
        });
  return (
    <div id="links" className="scroll-mt-24 grid grid-cols-[minmax(0,1fr)] gap-3">
      {around === null ? (
        <Section title={t('diagnostic.links')}>
          <Empty title={t('diagnostic.links.empty')}>{t('diagnostic.links.emptyText')}</Empty>
        </Section>
      ) : (
        <>
          <FiliereGraph
            title={t('diagnostic.links')}
            note={t('diagnostic.links.note')}
            center={{
              label: around.center.name,
              detail: around.center.role === null ? undefined : t(`diagnostic.role.${around.center.role}`),
            }}
            suppliers={around.suppliers}
            buyers={around.buyers}
          />
          {firms.length < 2 ? null : (
            <div className="max-w-sm">
              <Select
                label={t('diagnostic.links.around')}
                value={around.center.id}
                empty={around.center.name}
                options={firms.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setAsked}
              />
            </div>
          )}
        </>
      )}
      <Section level={3} title={t('diagnostic.links.list', { count: links.length })}>
        <ul className="grid gap-x-8 lg:grid-cols-2">
          {links.map((link) => {
            const path = `links/${link.id}`;
            const supplier = nameOf(link.supplier);
            const words = {
              buyer: nameOf(link.buyer) ?? t('diagnostic.links.outside'),
              product: link.product.trim() || t('diagnostic.untitled'),
            };
            const sentence =
              supplier === null
                ? t('diagnostic.links.hole', words)
                : t('diagnostic.links.sentence', { ...words, supplier });
            return (
              <EntryRow
                key={link.id}
                collection="links"
                id={link.id}
                name={sentence}
                items={links}
                opener={opener}
                form={(fresh) => (
                  <>
                    <TextField
                      path={`${path}/product`}
                      label={t('diagnostic.field.product')}
                      value={link.product}
                      autoFocus={fresh}
                    />
                    <div className="grid gap-3 sm:grid-cols-2">
                      <SelectField
                        path={`${path}/buyer`}
                        label={t('diagnostic.field.buyer')}
                        value={link.buyer}
                        empty={t('diagnostic.links.outside')}
                        options={options}
                      />
                      <SelectField
                        path={`${path}/supplier`}
                        label={t('diagnostic.field.supplier')}
                        value={link.supplier}
                        empty={t('diagnostic.links.nobody')}
                        options={options}
                      />
                      <NumberField
                        path={`${path}/purchases`}
                        label={t('diagnostic.field.purchases')}
                        value={link.purchases}
                        hint={t('diagnostic.hint.purchases')}
                      />
                    </div>
                    <EvidenceFields path={path} entry={link} />
                  </>
                )}
              >
                <p className="break-words">
                  {sentence}
                  {link.purchases === null ? '' : `, ${format.money(link.purchases, 'year')}`}{' '}
                  {link.example ? <ExampleTag /> : null}
                </p>
                <EvidenceLine entry={{ ...link, example: false }} />
              </EntryRow>
            );
          })}
        </ul>
        <AddEntry collection="links" label={t('diagnostic.links.add')} values={{}} opener={opener} />
      </Section>
    </div>
  );
}
