import { Send } from 'lucide-react';
import { Icon } from '#app/components/icon.tsx';
import type { LinkRole, MeetingStep } from '#app/documents/meeting.ts';
import type { SiteEventKind } from '#app/documents/diagnostic.ts';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';
import { CONTENT_MAX } from '#app/services/contributions.ts';
import { Bottom, DraftKept } from './bottom.tsx';
import { DraftChoice, DraftForm, DraftSelect, DraftText, DraftTick, useDraft } from './draft-form.tsx';
import { OwnList } from './own-list.tsx';
import { Panes } from './panes.tsx';
import { useSendCard } from './send-card.ts';
import { usePhone } from './use-phone.ts';

const SITE = {
  site: '',
  event: '',
  year: '',
  jobs: '',
  filiere: '',
  commune: '',
  source: '',
  note: '',
} as const;
const LINK = { filiere: '', firm: '', role: '', buyer: '', product: '', missing: '' } as const;

const KIND_WORDS: Record<SiteEventKind, MessageKey> = {
  opening: 'phone.site.opening',
  extension: 'phone.site.extension',
  reduction: 'phone.site.reduction',
  closure: 'phone.site.closure',
  project: 'phone.site.project',
};
const ROLE_WORDS: Record<LinkRole, MessageKey> = {
  locomotive: 'phone.link.locomotive',
  subcontractor: 'phone.link.subcontractor',
  buyer: 'phone.link.buyer',
  startup: 'phone.link.startup',
};

/** What opened, grew, shrank or closed here; who buys from whom, and what nobody here makes. */
export function HeritageStep({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { live, given } = usePhone();
  const { sites, links } = live.snapshot.collections;
  const duplicates = new Map(
    sites.flatMap(({ id, duplicateOf }) => (duplicateOf === null ? [] : [[id, duplicateOf]])),
  );
  return (
    <>
      <Panes
        label={t('phone.heritage.what')}
        panes={[
          { id: 'site', label: t('phone.heritage.site'), content: <Site step={step} /> },
          { id: 'link', label: t('phone.heritage.link'), content: <Link step={step} /> },
        ]}
      />
      <p className="text-base">
        {t('phone.heritage.room', {
          sites: t('phone.heritage.sites', { count: sites.length }),
          links: t('phone.heritage.links', { count: links.length }),
        })}
      </p>
      {given.table === null ? null : (
        <p className="text-base">{t('phone.table.yours', { count: given.table })}</p>
      )}
      <Bottom step={step} />
      <OwnList
        kind="site"
        step={step.id}
        title={t('phone.heritage.mySites')}
        write={({ content }) =>
          [content.site, content.commune, content.year].filter((each) => each !== '').join(', ')
        }
        detail={({ id }) =>
          id !== null && duplicates.has(id) ? <p>{t('phone.heritage.duplicate')}</p> : null
        }
      />
      <OwnList
        kind="link"
        step={step.id}
        title={t('phone.heritage.myLinks')}
        write={({ content }) =>
          [content.filiere, content.firm, content.product, content.buyer]
            .filter((each) => each !== '')
            .join(', ')
        }
      />
    </>
  );
}

function Site({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { start, live, frozen } = usePhone();
  const sendCard = useSendCard();
  const draft = useDraft(`${step.id}.site`, SITE);
  const max = CONTENT_MAX.site;
  const twin = live.snapshot.collections.sites.find(
    ({ site, year }) =>
      plain(site) !== '' &&
      plain(site) === plain(draft.text('site')) &&
      String(year) === draft.text('year').trim(),
  );
  return (
    <DraftForm
      id="f-site"
      path="contributions"
      draft={draft}
      hidden={{ key: `${start.seed}-site`, step: step.id, kind: 'site' }}
      onSend={() => {
        const missing: Record<string, string> = {};
        if (draft.text('event') === '') missing['event'] = t('phone.site.kindNeeded');
        if (draft.text('year').trim() === '') missing['year'] = t('phone.site.yearNeeded');
        if (Object.keys(missing).length > 0 && draft.text('site').trim() !== '')
          return draft.setErrors(missing);
        sendCard({
          draft,
          kind: 'site',
          step: step.id,
          needed: 'site',
          content: { ...draft.values, kind: draft.text('event') },
        });
      }}
    >
      <DraftText field="site" label={t('phone.site.site')} max={max.site} />
      {/* Not `kind`: in a plain form that name says what is sent. */}
      <DraftChoice field="event" label={t('phone.site.kind')} options={words(t, KIND_WORDS)} />
      <div className="grid grid-cols-2 gap-3">
        <DraftText field="year" label={t('phone.site.year')} inputMode="numeric" />
        <DraftText field="jobs" label={t('phone.site.jobs')} inputMode="numeric" />
      </div>
      <DraftText field="commune" label={t('phone.site.commune')} max={max.commune} />
      <DraftText field="filiere" label={t('phone.site.filiere')} max={max.filiere} />
      <details className="plus">
        <summary>{t('phone.site.more')}</summary>
        <div className="grid gap-4 pt-3">
          <DraftText
            field="source"
            label={t('phone.site.source')}
            hint={t('phone.site.sourceHint')}
            max={max.source}
          />
          <DraftText field="note" label={t('phone.site.note')} max={max.note} rows={2} />
        </div>
      </details>
      {twin === undefined ? null : (
        <div className="avis" data-tone="missing" role="status">
          <span>
            {twin.table === null
              ? t('phone.site.twin', { site: twin.site, year: String(twin.year) })
              : t('phone.site.twinTable', { site: twin.site, year: String(twin.year), table: twin.table })}
          </span>
        </div>
      )}
      <DraftKept draft={draft} />
      <button type="submit" className="btn p g" aria-disabled={frozen || undefined}>
        {t('phone.site.send')}
        <Icon of={Send} />
      </button>
    </DraftForm>
  );
}

function Link({ step }: { step: MeetingStep }) {
  const { t } = useI18n();
  const { start, frozen } = usePhone();
  const sendCard = useSendCard();
  const draft = useDraft(`${step.id}.link`, LINK);
  const max = CONTENT_MAX.link;
  return (
    <DraftForm
      id="f-link"
      path="contributions"
      draft={draft}
      hidden={{ key: `${start.seed}-link`, step: step.id, kind: 'link' }}
      onSend={() =>
        sendCard({ draft, kind: 'link', step: step.id, needed: 'filiere', content: draft.values })
      }
    >
      <DraftText field="filiere" label={t('phone.link.filiere')} max={max.filiere} />
      <DraftText field="firm" label={t('phone.link.firm')} max={max.firm} />
      <DraftSelect
        field="role"
        label={t('phone.link.role')}
        options={words(t, ROLE_WORDS)}
        empty={t('phone.link.roleNone')}
      />
      <DraftText field="product" label={t('phone.link.product')} max={max.product} />
      <DraftText field="buyer" label={t('phone.link.buyerName')} max={max.buyer} />
      <DraftTick field="missing" label={t('phone.link.missing')} hint={t('phone.link.missingHint')} />
      <DraftKept draft={draft} />
      <button type="submit" className="btn p g" aria-disabled={frozen || undefined}>
        {t('phone.link.send')}
        <Icon of={Send} />
      </button>
    </DraftForm>
  );
}

function words(t: (key: MessageKey) => string, table: Readonly<Record<string, MessageKey>>) {
  return Object.entries(table).map(([value, key]) => ({ value, label: t(key) }));
}

/** So that « Alstom Belfort » is « alstom  belfort ». */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
