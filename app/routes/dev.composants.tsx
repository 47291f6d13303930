import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useSearchParams } from '@remix-run/react';
import { SlideGallery } from '#app/components/gallery/charts-gallery.tsx';
import { ComponentsGallery } from '#app/components/gallery/components-gallery.tsx';
import { createI18n } from '#app/i18n/index.ts';

/** Shown in development and in the demonstration; elsewhere it does not exist. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.config.demo && import.meta.env.PROD) throw new Response(null, { status: 404 });
  return { title: createI18n(context.lang).t('dev.components.title') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function DevComponents() {
  const [search] = useSearchParams();
  // `?ecran=clair` or `sombre`: the projected slide alone, at the size of the window.
  const screen = search.get('ecran');
  return screen ? <SlideGallery dark={screen === 'sombre'} /> : <ComponentsGallery />;
}
