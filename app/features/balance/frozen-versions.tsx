import { memo } from 'react';
import { LinkButton, Section, Tag } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { AskFirst } from './ask-first.tsx';
import type { FrozenList } from './load-balance.ts';
import { RefusedNotice } from './refused-notice.tsx';

/** On the page of a project: its frozen balances, the way to today's, and to one more. `refused`: why the last try failed. */
export const FrozenVersions = memo(function FrozenVersions({
  list,
  projectHref,
  refused,
}: {
  list: FrozenList;
  projectHref: string;
  refused: string | null;
}) {
  const { t, format } = useI18n();
  return (
    <Section
      id="bilans"
      title={t('balance.frozen')}
      note={list.versions.length === 0 ? '' : t('balance.frozen.note', { count: list.versions.length })}
    >
      {refused === null ? null : <RefusedNotice code={refused} />}
      {list.versions.length === 0 ? (
        <p className="s">{t('balance.frozen.none')}</p>
      ) : (
        <ul>
          {list.versions.map((one) => (
            <li
              key={one.id}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-filet py-1 text-sm"
            >
              <a href={`/bilans/${one.id}`} className="font-semibold">
                {t('balance.frozen.version', { version: one.version })}
              </a>
              <span>
                {format.date(one.frozenAt)}{' '}
                {one.frozenBy === null ? '' : t('balance.frozen.by', { name: one.frozenBy })}
              </span>
              <span className="mono text-xs">{one.hash.slice(0, 12)}</span>
              <span className="ml-auto">
                <Tag tone={one.publishedAt === null ? 'plain' : 'done'}>
                  {t(one.publishedAt === null ? 'balance.frozen.inside' : 'balance.frozen.public')}
                </Tag>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="rang mt-2 flex-wrap">
        <LinkButton href={`${projectHref}/bilan`}>{t('balance.sheet')}</LinkButton>
        <LinkButton href={`${projectHref}/constats`}>{t('balance.outcome.title')}</LinkButton>
        {list.freezes ? (
          <AskFirst
            label={t('balance.freeze')}
            title={t('balance.freeze.ask')}
            intent="freeze"
            action={projectHref}
            tone="primary"
          >
            <p>{t('balance.freeze.text')}</p>
            <p className="mt-2">{t('balance.freeze.undo')}</p>
          </AskFirst>
        ) : null}
      </div>
    </Section>
  );
});
