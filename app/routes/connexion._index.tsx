import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignInPage } from '#app/features/accounts/sign-in-page.tsx';
import { createI18n } from '#app/i18n/index.ts';

export const handle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title ?? 'Ancrage' },
];

export function loader({ context }: LoaderFunctionArgs) {
  return {
    title: `${createI18n(context.lang).t('signIn.title')} – Ancrage`,
    mails: context.services.mail
      .outbox()
      .map(({ to, subject, text, at }) => ({ to, subject, text, at: at.toISOString() })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = (await request.formData()).get('email');
  const email = typeof typed === 'string' ? typed.trim().slice(0, 254) : '';
  const sent = await context.services.links.request({ email, lang: context.lang, visitor: context.visitor });
  if (sent.ok) return { email, outcome: 'sent' as const };
  const outcome = sent.failure.code === 'too-many-tries' ? ('too-many' as const) : ('refused' as const);
  return data({ email, outcome }, { status: outcome === 'too-many' ? 429 : 400 });
}

export default function SignIn() {
  return (
    <SignInPage
      mails={useLoaderData<typeof loader>().mails}
      answer={useActionData<typeof action>() ?? null}
    />
  );
}
