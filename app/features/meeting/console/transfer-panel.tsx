import { BookOpenCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, Section, Select, Tag } from '#app/components/index.ts';
import { DOMAINS } from '#app/documents/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { REACTIONS, type PlanStep } from '#app/services/index.ts';
import type { ConsoleData } from './load-console.ts';
import { wordsOf } from './review-panel.tsx';
import { useWire } from './send.ts';

const COLLECTIONS = ['strengths', 'weaknesses', 'needs'] as const;
/** What goes into the committee's documents from each kind of step. */
const KIND_OF: Partial<Record<PlanStep['kind'], 'statement' | 'site' | 'priority'>> = {
  constat: 'statement',
  heritage: 'site',
  exchange: 'priority',
  vote: 'priority',
};

/** What the committee keeps of a step: the same objects, under the same number, in its own documents. */
export function TransferPanel({
  review,
  step,
  candidates,
}: Pick<ConsoleData, 'review' | 'candidates'> & { step: PlanStep }) {
  const { t, format } = useI18n();
  const { send } = useWire();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [collection, setCollection] = useState<(typeof COLLECTIONS)[number]>('weaknesses');
  const [domain, setDomain] = useState<(typeof DOMAINS)[number]>('skills');
  const kind = KIND_OF[step.kind];
  const lines = review
    .filter((line) => line.kind === kind && line.state === 'shown' && !line.simulated)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || a.createdAt.getTime() - b.createdAt.getTime());
  if (kind === undefined || lines.length === 0) return null;
  const left = lines.filter((line) => line.transferredAt === null);
  const chosen = left.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const tick = (id: string): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  return (
    <Section className="mt-4" title={t(`console.transfer.${kind}`)} note={t('console.transferNote')}>
      <div className="mb-2 flex flex-wrap items-end gap-2">
        {kind === 'statement' ? (
          <>
            <Select
              label={t('console.collection')}
              value={collection}
              onChange={(value) => setCollection(COLLECTIONS.find((each) => each === value) ?? collection)}
              options={COLLECTIONS.map((each) => ({ value: each, label: t(`console.collection.${each}`) }))}
            />
            <Select
              label={t('console.domain')}
              value={domain}
              onChange={(value) => setDomain(DOMAINS.find((each) => each === value) ?? domain)}
              options={DOMAINS.map((each) => ({ value: each, label: t(`console.domain.${each}`) }))}
            />
          </>
        ) : null}
        <Button onClick={() => setTicked(new Set(left.map(({ id }) => id)))}>{t('console.tickAll')}</Button>
        <Button
          icon={BookOpenCheck}
          closed={chosen.length === 0 ? t('console.tickLines') : null}
          onClick={() => {
            send({ intent: 'transfer', id: chosen, ...(kind === 'statement' ? { collection, domain } : {}) });
            setTicked(new Set());
          }}
        >
          {t('console.transferButton', { count: chosen.length })}
        </Button>
      </div>
      <ul>
        {lines.map((line) => (
          <li
            key={line.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-filet py-1"
          >
            <label className="flex min-h-8 min-w-52 flex-1 cursor-pointer items-start gap-2.5">
              <input
                type="checkbox"
                className="mt-1 h-4 w-4 flex-none"
                checked={line.transferredAt !== null || ticked.has(line.id)}
                disabled={line.transferredAt !== null}
                onChange={() => tick(line.id)}
              />
              <span className="min-w-0 break-words">
                {wordsOf({ t }, line)} {line.label ? <span className="mono s doux">{line.label}</span> : null}
              </span>
            </label>
            {kind === 'statement' ? (
              <span className="s doux">
                {REACTIONS.filter((value) => line.reactions[value] > 0)
                  .map(
                    (value) =>
                      `${format.count(line.reactions[value])}\u00a0${t(`console.reaction.${value}`)}`,
                  )
                  .join(', ')}
              </span>
            ) : null}
            {kind === 'priority' && candidates.length > 0 ? (
              <Select
                label={t('console.mapTo')}
                labelHidden
                empty={t('console.mapNone')}
                value={line.projectId ?? ''}
                onChange={(project) => send({ intent: 'map', id: line.id, project })}
                options={candidates.map(({ id, label }) => ({ value: id, label }))}
              />
            ) : null}
            {line.transferredAt === null ? null : <Tag tone="done">{t('console.transferred')}</Tag>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
