import type { ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { Logo } from '#app/components/logo.tsx';
import { Notice } from '#app/components/notice.tsx';
import { LanguageForm } from '#app/features/shell/language-form.tsx';
import { useI18n, type MessageKey } from '#app/i18n/index.ts';

const DEMO_ROLES = ['facilitator', 'member', 'observer', 'coach', 'juror', 'admin'] as const;

export type HomeProps = {
  person: { name: string; email: string | null } | null;
  spaces: readonly { id: string; name: string; kind: 'committee' | 'meetings' | 'cohort' }[];
  meetings: readonly { id: string; title: string; code: string }[];
  zones: readonly { code: string; name: string }[];
  demo: { code: string } | null;
  /** A code that was refused: what was typed, and why. */
  refusal: { found: string; why: 'shape' | 'unknown' } | null;
};

/** Home: join a room, work with one's committee, try the demonstration, open a basin's figures. */
export function HomePage({ person, spaces, meetings, zones, demo, refusal }: HomeProps) {
  const { t, format } = useI18n();
  return (
    <div className="min-h-screen">
      <header className="barre">
        <Logo href="/" />
        <span className="ml-auto flex items-center gap-2">
          <LanguageForm />
          {person ? (
            <form method="post" action="/deconnexion">
              <button type="submit" className="btn nu" title={t('shell.signedInAs', { name: person.name })}>
                {t('shell.signOut')}
              </button>
            </form>
          ) : (
            <a className="btn" href="/connexion">
              {t('home.signIn')}
            </a>
          )}
        </span>
      </header>
      <main className="mx-auto max-w-[75rem] px-4 py-6 lg:px-5 lg:py-12">
        <h1 className="max-w-[22ch] text-[2rem] leading-[1.08] font-extrabold lg:text-[3.25rem]">
          {t('home.lead')}
        </h1>
        <p className="mt-4 max-w-[62ch] text-lg">{t('home.text')}</p>
        <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-2">
          {spaces.length > 0 || meetings.length > 0 ? (
            <Block title={t('home.spaces')}>
              <ul className="grid">
                {spaces.map((space) => (
                  <Row
                    key={space.id}
                    href={`/s/${space.id}`}
                    title={space.name}
                    note={t(`home.spaceKind.${space.kind}`)}
                  />
                ))}
                {meetings.map((meeting) => (
                  <Row
                    key={meeting.id}
                    href={`/m/${meeting.id}`}
                    title={meeting.title}
                    note={format.code(meeting.code)}
                  />
                ))}
              </ul>
            </Block>
          ) : null}
          {person && spaces.length === 0 && meetings.length === 0 ? (
            <Block title={t('home.spaces')}>
              <p className="font-semibold">{t('home.noSpace')}</p>
              {person.email ? <p>{t('home.noSpaceText', { email: person.email })}</p> : null}
            </Block>
          ) : null}
          <Block title={t('home.join')} text={t('home.joinText')}>
            <form method="get" action="/r" className="flex flex-wrap items-end gap-3">
              <label className="grow basis-48 font-semibold">
                {t('home.code')}
                <input
                  name="code"
                  className="saisie mt-1 min-h-14 text-2xl tracking-wide"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={12}
                  aria-describedby="code-aide"
                  aria-invalid={refusal ? true : undefined}
                  defaultValue={refusal?.found ?? ''}
                />
              </label>
              <Button type="submit" tone="primary" className="min-h-14">
                {t('home.enter')}
              </Button>
            </form>
            <p id="code-aide" className="mt-2 text-sm text-encre-2">
              {t('home.codeHint')}
            </p>
            {refusal ? (
              <Notice tone="error">
                {t(refusal.why === 'shape' ? 'home.codeRefused' : 'home.codeUnknown', {
                  found: refusal.found,
                })}
              </Notice>
            ) : null}
          </Block>
          {demo ? (
            <Block title={t('home.demo')} text={t('home.demoText')}>
              <form method="post" action="/demo" className="flex flex-wrap gap-2">
                {DEMO_ROLES.map((role, place) => (
                  <Button
                    key={role}
                    type="submit"
                    name="role"
                    value={role}
                    tone={place === 0 ? 'primary' : 'secondary'}
                  >
                    {t(`home.demo.${role}` satisfies MessageKey)}
                  </Button>
                ))}
              </form>
            </Block>
          ) : null}
          {person === null ? (
            <Block title={t('home.committee')} text={t('home.committeeText')}>
              <a className="btn" href="/connexion">
                {t('home.signIn')}
              </a>
            </Block>
          ) : null}
          <Block title={t('home.basins')} text={t('home.basinsText', { count: zones.length })}>
            <form method="get" action="/bassins" className="flex flex-wrap items-end gap-3">
              <label className="grow basis-48 font-semibold">
                {t('home.basinsPick')}
                <select name="zone" className="saisie mt-1 min-h-14" defaultValue="2705">
                  {zones.map((zone) => (
                    <option key={zone.code} value={zone.code}>
                      {zone.name}
                    </option>
                  ))}
                </select>
              </label>
              <Button type="submit" className="min-h-14">
                {t('home.open')}
              </Button>
            </form>
          </Block>
        </div>
      </main>
      <footer className="mx-auto max-w-[75rem] border-t border-filet px-4 py-4 text-sm lg:px-5">
        <span className="flex flex-wrap gap-x-5">
          <a href="/methode">{t('method.link')}</a>
          <a href="/api">{t('shell.api')}</a>
        </span>
      </footer>
    </div>
  );
}

function Block({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="border-t-2 border-encre pt-3">
      <h2 className="text-xl">{title}</h2>
      {text ? <p className="mt-1 mb-3 max-w-[52ch]">{text}</p> : <div className="mb-2" />}
      {children}
    </section>
  );
}

function Row({ href, title, note }: { href: string; title: string; note: string }) {
  return (
    <li className="border-b border-filet">
      <a
        href={href}
        className="flex min-h-14 items-center gap-3 py-2 text-lg font-semibold text-encre hover:bg-creux"
      >
        {title}
        <span className="ml-auto text-sm font-normal text-encre-2">{note}</span>
      </a>
    </li>
  );
}
