import { Download, Printer } from 'lucide-react';
import { Suspense, useCallback, useRef, useState } from 'react';
import { Button, LinkButton, Notice } from '#app/components/index.ts';
import type { TraceNode } from '#app/engine/types.ts';
import { LazyTracePanel } from '#app/features/impact/lazy-trace-panel.tsx';
import type { Verification } from '#app/services/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { BalanceSheet } from './balance-sheet.tsx';
import { AskFirst } from './ask-first.tsx';
import type { BalancePage } from './load-balance.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { treeOf, type Cut } from './sheet.ts';
import { VerificationNotice } from './verification-notice.tsx';

/** Files a balance can be taken away in. */
const FORMATS = ['pdf', 'docx', 'xlsx', 'json'] as const;

/** What the last form of the page led to. */
export type BalanceAnswer = { verification?: Verification; refused?: string };

/** The page of a balance: the sheet, what can be done with it, and where each figure comes from. */
export function BalanceScreen({
  page,
  answer,
  url,
}: {
  page: BalancePage;
  answer: BalanceAnswer | null;
  /** Address of the site, no final slash. */
  url: string;
}) {
  const { t, format } = useI18n();
  const { sheet, kept, projectHref } = page;
  const effective = sheet.effective !== undefined;
  const source =
    kept !== null
      ? `/api/v1/balances/${kept.id}?`
      : `/api/v1/projects/${sheet.project.id}/balance?${effective ? 'variant=effective&' : ''}`;
  const { shown, open, close } = useDerivation(source);
  return (
    <main>
      <div className="bilan-outils no-print">
        {projectHref === null ? null : (
          <span className="mr-auto flex flex-wrap gap-x-4">
            <a href={projectHref}>{t('balance.back')}</a>
            <a href={`${projectHref}/constats`}>{t('balance.outcome.title')}</a>
          </span>
        )}
        <span className="s doux">{t('balance.export')}</span>
        {FORMATS.map((name) => (
          <LinkButton key={name} href={`${source}format=${name}`} icon={Download} download>
            {name}
          </LinkButton>
        ))}
        <Button icon={Printer} onClick={() => window.print()}>
          {t('balance.print')}
        </Button>
        {page.freezes ? (
          <AskFirst
            label={t('balance.freeze')}
            title={t('balance.freeze.ask')}
            action={projectHref ?? ''}
            intent={effective ? 'freeze-effective' : 'freeze'}
            tone="primary"
          >
            <p>{t('balance.freeze.text')}</p>
            <p className="mt-2">{t('balance.freeze.undo')}</p>
          </AskFirst>
        ) : null}
        {page.publishes && kept !== null ? (
          kept.publishedAt === null ? (
            <AskFirst
              label={t('balance.publish')}
              title={t('balance.publish.ask')}
              intent="publish"
              tone="primary"
            >
              <p>{t('balance.publish.text')}</p>
            </AskFirst>
          ) : (
            <AskFirst label={t('balance.withdraw')} title={t('balance.withdraw.ask')} intent="withdraw">
              <p>{t('balance.withdraw.text')}</p>
            </AskFirst>
          )
        ) : null}
      </div>
      {kept === null ? null : (
        <p className="no-print mx-auto max-w-[62rem] px-(--gouttiere) pt-2 text-sm doux">
          {kept.publishedAt === null
            ? t('balance.private', { space: sheet.project.space.name })
            : t('balance.published', { date: format.date(kept.publishedAt) })}
        </p>
      )}
      {page.changed === null || (page.changed.engine === null && page.changed.pack === null) ? null : (
        <div className="no-print mx-auto max-w-[62rem] px-(--gouttiere) pt-2">
          <Notice tone="missing" title={t('balance.changed')} live={false}>
            {[
              page.changed.engine === null
                ? ''
                : t('balance.verifying.engine', { frozen: sheet.engine, current: page.changed.engine }),
              page.changed.pack === null
                ? ''
                : t('balance.verifying.pack', { frozen: sheet.pack, current: page.changed.pack }),
              t('balance.changed.text'),
            ]
              .filter((sentence) => sentence !== '')
              .join(' ')}
          </Notice>
        </div>
      )}
      {answer === null ? null : (
        <div className="no-print mx-auto max-w-[62rem] px-(--gouttiere) pt-2">
          {answer.refused === undefined ? null : <RefusedNotice code={answer.refused} />}
          {answer.verification === undefined ? null : <VerificationNotice found={answer.verification} />}
        </div>
      )}
      <BalanceSheet
        sheet={sheet}
        kept={kept}
        places={page.places}
        address={kept === null ? '' : `${url}/bilans/${kept.id}`}
        onOpen={open}
        elsewhere={projectHref === null ? null : `${projectHref}/ailleurs`}
        verification={
          <form method="post">
            <Button type="submit" name="intent" value="verify">
              {t('balance.verify')}
            </Button>
          </form>
        }
      />
      {shown === 'none' ? (
        <div className="no-print fixed right-4 bottom-4 z-40 max-w-sm shadow-flottant">
          <Notice
            title={t('balance.trace.none')}
            actions={<Button onClick={close}>{t('components.close')}</Button>}
          />
        </div>
      ) : shown === null ? null : (
        <Suspense fallback={null}>
          <LazyTracePanel node={shown} sources={sheet.sources} onClose={close} frozen />
        </Suspense>
      )}
    </main>
  );
}

/** The derivation on show, asked for when somebody opens a figure; the last one asked wins. */
function useDerivation(source: string) {
  const [shown, setShown] = useState<TraceNode | 'none' | null>(null);
  const turn = useRef(0);
  const open = useCallback(
    (key: string) => {
      turn.current += 1;
      const mine = turn.current;
      readDerivation(`${source}figure=${encodeURIComponent(key)}`).then(
        (node) => (turn.current === mine ? setShown(node ?? 'none') : undefined),
        () => (turn.current === mine ? setShown('none') : undefined),
      );
    },
    [source],
  );
  const close = useCallback(() => {
    turn.current += 1;
    setShown(null);
  }, []);
  return { shown, open, close };
}

async function readDerivation(href: string): Promise<TraceNode | null> {
  const answer = await fetch(href);
  // Our own route's answer, written from the same type.
  return answer.ok ? treeOf((await answer.json()) as Cut) : null;
}
