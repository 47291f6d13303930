import {
  ChartColumn,
  ClipboardList,
  Factory,
  House,
  ListOrdered,
  Milestone,
  Presentation,
} from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { CollabProvider } from '#app/features/collab/index.ts';
import { LogoMark } from '#app/components/logo.tsx';
import { RoomStatus } from '#app/features/shell/room-status.tsx';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';

/** A section of a space. `end` marks the one whose address begins all the others. */
const SECTIONS = [
  { path: '', label: 'shell.home', short: 'shell.home', icon: House, end: true, phone: true },
  {
    path: '/diagnostic',
    label: 'shell.diagnostic',
    short: 'shell.diagnostic',
    icon: ClipboardList,
    end: false,
    phone: true,
  },
  {
    path: '/priorites',
    label: 'shell.priorities',
    short: 'shell.priorities',
    icon: ListOrdered,
    end: false,
    phone: true,
  },
  {
    path: '/projets',
    label: 'shell.projects',
    short: 'shell.projects',
    icon: Factory,
    end: false,
    phone: true,
  },
  {
    path: '/feuille-de-route',
    label: 'shell.roadmap',
    short: 'shell.roadmapShort',
    icon: Milestone,
    end: false,
    phone: true,
  },
  {
    path: '/rencontres',
    label: 'shell.meetings',
    short: 'shell.meetings',
    icon: Presentation,
    end: false,
    // On a phone the home page leads to them: five places is what a thumb tells apart.
    phone: false,
  },
  {
    path: '/bassin',
    label: 'shell.figures',
    short: 'shell.figures',
    icon: ChartColumn,
    end: false,
    phone: false,
  },
] as const satisfies readonly {
  path: string;
  label: MessageKey;
  short: MessageKey;
  icon: unknown;
  end: boolean;
  phone: boolean;
}[];

/** The router's link that knows whether it is the current page; given by the route so that features ignore the router. */
export type SectionLink = ComponentType<{
  to: string;
  end: boolean;
  className?: string;
  children: ReactNode;
}>;

export type ShellProps = {
  space: { id: string; name: string; basin: string };
  person: { id: string; name: string; color: string };
  readOnly: boolean;
  /** May choose the reference figures of the space. */
  administers?: boolean | undefined;
  Link: SectionLink;
  children: ReactNode;
};

/** The frame of a space: who we are, where we are, who is here, and whether what was typed is kept. */
export function Shell({ space, person, readOnly, administers = false, Link, children }: ShellProps) {
  const { t } = useI18n();
  const base = `/s/${space.id}`;
  return (
    <CollabProvider person={person}>
      <div className="flex min-h-screen flex-col pb-16 lg:pb-0">
        <a
          href="#contenu"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-calque focus:p-3"
        >
          {t('shell.skip')}
        </a>
        <header className="barre sticky top-0 z-30">
          <a href="/" className="marque" aria-label="Ancrage">
            <LogoMark />
            <span className="max-sm:sr-only">Ancrage</span>
          </a>
          <span className="lieu truncate max-sm:border-0 max-sm:pl-0">
            <span className="max-sm:hidden">{t('shell.basin')} </span>
            <b>{space.basin}</b>
          </span>
          <nav className="onglets max-lg:hidden" aria-label={t('shell.nav')}>
            {SECTIONS.map((section) => (
              <Link key={section.path} to={base + section.path} end={section.end}>
                {t(section.label)}
              </Link>
            ))}
          </nav>
          <span className="ml-auto flex items-center gap-3">
            {readOnly ? <span className="etiq">{t('shell.readOnly')}</span> : null}
            <RoomStatus />
            {administers ? (
              <a href={`/admin/donnees?espace=${space.id}`} className="s max-lg:hidden">
                {t('shell.figuresChoice')}
              </a>
            ) : null}
            <form method="post" action="/deconnexion" className="max-lg:hidden">
              <button type="submit" className="btn nu" title={t('shell.signedInAs', { name: person.name })}>
                {t('shell.signOut')}
              </button>
            </form>
          </span>
        </header>
        <main id="contenu" className="min-w-0 flex-1">
          {children}
        </main>
        <nav
          className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t-2 border-encre bg-calque lg:hidden"
          aria-label={t('shell.nav')}
        >
          {SECTIONS.filter((section) => section.phone).map((section) => (
            <Link
              key={section.path}
              to={base + section.path}
              end={section.end}
              className="onglet-bas flex min-h-14 min-w-0 flex-col items-center justify-center gap-0.5 text-sm leading-4 text-encre no-underline"
            >
              <section.icon aria-hidden="true" size={20} strokeWidth={2.1} />
              <span className="tracking-tight whitespace-nowrap">{t(section.short)}</span>
            </Link>
          ))}
        </nav>
      </div>
    </CollabProvider>
  );
}
