import type { ReactNode } from 'react';
import { Logo } from '#app/components/logo.tsx';
import { LanguageForm } from '#app/features/shell/language-form.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** The frame of the public basin pages: who we are, and the way to every basin. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="min-h-screen">
      <a href="#contenu" className="sr-only focus:not-sr-only">
        {t('shell.skip')}
      </a>
      <header className="barre">
        <Logo href="/" />
        <nav className="onglets" aria-label={t('basin.index.title')}>
          <a href="/bassins">{t('basin.index.all')}</a>
          <a href="/methode">{t('method.link')}</a>
        </nav>
        <span className="ml-auto">
          <LanguageForm />
        </span>
      </header>
      <main id="contenu">{children}</main>
      <footer className="border-t border-filet px-(--gouttiere) py-3 text-sm">
        <a href="/api">{t('shell.api')}</a>
      </footer>
    </div>
  );
}
