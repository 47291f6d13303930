import { figureIdsOf, readFigure, type Figure } from '#app/documents/index.ts';
import type { FullPack } from '#app/reference/index.ts';

/** A figure of the reference pack as a page shows it: with the name of its branch and its source in full. */
export type OfficialFigure = Figure & {
  /** Label of the branch, '' for a figure of the whole basin. */
  branchLabel: string;
  source: { title: string; producer: string; vintage: string; url: string };
};

/** Every figure that the diagnostic of a zone may point at, in the order they are offered; those without a source are left out. */
export function officialFigures(pack: FullPack, zone: string): readonly OfficialFigure[] {
  return figureIdsOf(pack, zone).flatMap((id) => {
    const figure = readFigure(pack, zone, id);
    const source = pack.sources[figure?.sources[0] ?? ''];
    if (figure === null || source === undefined) return [];
    const branchLabel = pack.branches.find(({ code }) => code === figure.branch)?.label ?? '';
    return [
      {
        ...figure,
        branchLabel,
        source: { title: source.title, producer: source.producer, vintage: source.vintage, url: source.url },
      },
    ];
  });
}
