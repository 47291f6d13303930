// @vitest-environment node
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { I18nProvider, LANGS } from '#app/i18n/index.ts';
import { ChartsGallery, SlideGallery } from './charts-gallery.tsx';
import { ComponentsGallery } from './components-gallery.tsx';

const zones = [
  { code: '2705', name: 'Belfort', lon: 6.86, lat: 47.64 },
  { code: '4414', name: 'Mulhouse', lon: 7.3, lat: 47.7 },
  { code: '0103', name: 'Marie-Galante', lon: -61.28, lat: 15.9 },
];

const sheets = {
  components: <ComponentsGallery />,
  charts: <ChartsGallery zones={zones} />,
  slide: <SlideGallery />,
  'dark slide': <SlideGallery dark />,
};

describe.each(LANGS)('the sheets of components and charts, in %s', (lang) => {
  const pages = Object.entries(sheets).map(
    ([name, sheet]) =>
      [name, renderToStaticMarkup(<I18nProvider lang={lang}>{sheet}</I18nProvider>)] as const,
  );

  it.each(pages)('%s: no style attribute, which the security policy would drop', (_, html) => {
    expect(html.match(/<[^>]+ style="[^"]*"[^>]*>/u)?.[0] ?? null).toBeNull();
  });

  it.each(pages)('%s: no figure that is not one, no text left to fill in', (_, html) => {
    expect(html).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/u);
  });

  it.each(pages)('%s: every drawing says its sentence or keeps silent', (_, html) => {
    for (const [tag] of html.matchAll(/<svg[^>]*role="img"[^>]*>/gu))
      expect(tag).toMatch(/aria-label="[^"]{6,}"/u);
  });

  it.each(pages)('%s: ids are unique', (_, html) => {
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});
