import './styles.css';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { useContext, useEffect, type ReactNode } from 'react';
import { doEarlyPress, KEEP_EARLY_PRESS } from '#app/features/shell/early-press.ts';
import { NonceContext } from '#app/features/shell/nonce.ts';
import { ErrorPage } from '#app/features/shell/error-page.tsx';
import { I18nProvider, type Lang } from '#app/i18n/index.ts';

export const meta: MetaFunction = () => [{ title: 'Ancrage' }];

/** What every page needs: the language, and who is signed in. */
export function loader({ context }: LoaderFunctionArgs) {
  return { lang: context.lang, demo: context.config.demo };
}

/** A route whose `handle.plain` is true ships no script at all: its forms work without. */
function isPlain(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'plain' in handle && handle.plain === true;
}

/** A route whose `handle.words` is `phone` speaks with the texts of the phone alone: links out of it load a page. */
function wordsOf(handle: unknown): string | undefined {
  return typeof handle === 'object' && handle !== null && 'words' in handle && handle.words === 'phone'
    ? 'phone'
    : undefined;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const data = useRouteLoaderData<typeof loader>('root');
  const lang: Lang = data?.lang ?? 'fr';
  const matches = useMatches();
  useEffect(doEarlyPress, []);
  const plain = matches.some((match) => isPlain(match.handle));
  const words = matches.map((match) => wordsOf(match.handle)).find((each) => each !== undefined);
  return (
    <html lang={lang} data-words={words}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#F5F6F2" />
        {/* Where react-aria finds the nonce of the style element it adds. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {plain ? null : (
          <script
            nonce={nonce}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: KEEP_EARLY_PRESS }}
          />
        )}
      </head>
      <body>
        <I18nProvider lang={lang}>{children}</I18nProvider>
        {plain ? null : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function App() {
  useLoaderData<typeof loader>();
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <ErrorPage
      status={isRouteErrorResponse(error) ? error.status : 500}
      reason={isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : null}
    />
  );
}
