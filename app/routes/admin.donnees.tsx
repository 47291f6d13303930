import {
  redirect,
  unstable_composeUploadHandlers,
  unstable_createFileUploadHandler,
  unstable_createMemoryUploadHandler,
  unstable_parseMultipartFormData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';
import { DataPage, type DataAnswer } from '#app/features/data/data-page.tsx';
import { EMBEDDED, loadDataPage, mayChoose } from '#app/features/data/load-data-page.ts';
import { PublicFrame } from '#app/features/basin/public-frame.tsx';
import { createI18n } from '#app/i18n/index.ts';
import { UPLOAD_MAX, UPLOAD_PATH } from '#app/services/index.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Ancrage' }];

/** Reference figures: files, versions, what they change. For whoever administers a space. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const found = await loadDataPage(
    context.services,
    context.person,
    { space: searchParams.get('espace'), pack: searchParams.get('jeu'), job: searchParams.get('import') },
    new Date().toISOString().slice(0, 10),
  );
  if (!found.ok) {
    if (found.failure.code === 'not-signed-in') throw redirect('/connexion');
    throw new Response(createI18n(context.lang).t('data.page.noRight'), { status: 403 });
  }
  return { page: found.value, title: `${createI18n(context.lang).t('data.page.title')} – Ancrage` };
}

/** A file to read (multipart), or a version to adopt. */
export async function action({ request, context }: ActionFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('espace') ?? '';
  // Before a byte of the file is read.
  if (context.person === null) return redirect('/connexion');
  if (!mayChoose(context.person, asked)) throw new Response(null, { status: 403 });
  const multipart = (request.headers.get('Content-Type') ?? '').startsWith('multipart/form-data');
  return multipart
    ? upload(request, context, asked, context.person.id)
    : adopt(request, context, asked, context.person.id);
}

type Context = ActionFunctionArgs['context'];

async function upload(request: Request, { services }: Context, spaceId: string, byId: string) {
  const { directory, name } = await services.packs.uploadPlace();
  let original = '';
  const onDisk = unstable_createFileUploadHandler({
    directory,
    file: ({ filename }) => {
      original = filename;
      return name;
    },
    avoidFileConflicts: false,
    maxPartSize: UPLOAD_MAX,
  });
  const path = `${directory}/${name}`;
  const form = await unstable_parseMultipartFormData(
    request,
    unstable_composeUploadHandlers(
      async (part) => (part.name === 'file' && part.filename ? onDisk(part) : undefined),
      unstable_createMemoryUploadHandler({
        maxPartSize: 4096,
        filter: ({ filename }) => filename === undefined,
      }),
    ),
  ).catch(async (error: unknown) => {
    await services.packs.discard(path);
    // Remix's own error for a part over `maxPartSize`; classes are not compared across bundles.
    if (error instanceof Error && 'maxBytes' in error) return null;
    throw error;
  });
  if (form === null) {
    return {
      refused: { code: 'too-large', found: Number(request.headers.get('Content-Length')), limit: UPLOAD_MAX },
    } satisfies DataAnswer;
  }
  const into = form.get('into');
  if (original === '') return { refused: { code: 'empty-file' } } satisfies DataAnswer;
  const job = await services.packs.start({
    spaceId,
    path,
    name: original,
    into: typeof into === 'string' && into !== EMBEDDED ? into : null,
    byId,
  });
  return redirect(`${UPLOAD_PATH}?espace=${encodeURIComponent(spaceId)}&import=${job.id}`);
}

async function adopt(request: Request, { services }: Context, spaceId: string, byId: string) {
  const form = await request.formData();
  const pack = form.get('pack');
  if (form.get('intent') !== 'adopt' || typeof pack !== 'string') throw new Response(null, { status: 400 });
  const done = await services.packs.adopt({ spaceId, packId: pack === EMBEDDED ? null : pack, byId });
  if (!done.ok) return { refused: done.failure } satisfies DataAnswer;
  return redirect(`${UPLOAD_PATH}?espace=${encodeURIComponent(spaceId)}&adopte=1`);
}

export default function Data() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { revalidate } = useRevalidator();
  const [search] = useSearchParams();
  const again = useCallback(() => revalidate(), [revalidate]);
  return (
    <PublicFrame>
      <DataPage
        data={page}
        answer={answer ?? null}
        adopted={search.get('adopte') === '1'}
        revalidate={again}
      />
    </PublicFrame>
  );
}
