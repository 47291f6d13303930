import PptxGenJS from 'pptxgenjs';
import { besideOf, SLIDE_FIGURES, type Beside } from '#app/features/basin/beside.ts';
import { writeFigure } from '#app/features/basin/write-figure.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { Restitution } from './record.ts';
import type { RestitutionContext } from './restitution-report.ts';

/** Inches of a wide slide, and what stands on it. */
const SLIDE = { width: 13.33, height: 7.5, margin: 0.5 };
const INK = '12211E';
const YELLOW = 'FFC83A';
const PLUM = '86184F';
/** Lines of a slide that is read from ten metres, and points of its text. */
const LINES = 5;
const TEXT = 24;

/** A meeting as slides: actions first, then what the room said, one answer a slide. The text stays text: it can be reworked. */
export async function pptxOf(
  i18n: I18n,
  found: Restitution,
  context: RestitutionContext,
): Promise<Uint8Array> {
  const { t, format } = i18n;
  // The package is CommonJS: what Node imports is either the class or its module.
  const Pptx = 'default' in PptxGenJS ? (PptxGenJS.default as typeof PptxGenJS) : PptxGenJS;
  const deck = new Pptx();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = found.meeting.title;
  deck.company = 'Ancrage';
  const slide = (title: string) => {
    const made = deck.addSlide();
    made.addText(title, {
      x: SLIDE.margin,
      y: 0.35,
      w: SLIDE.width - 2 * SLIDE.margin,
      h: 1,
      fontSize: 36,
      bold: true,
      color: INK,
      fontFace: 'Calibri',
    });
    made.addShape('rect', { x: 0, y: SLIDE.height - 0.45, w: SLIDE.width, h: 0.45, fill: { color: YELLOW } });
    made.addText(`${found.meeting.title}, ${format.date(found.meeting.startsAt)}`, {
      x: SLIDE.margin,
      y: SLIDE.height - 0.45,
      w: SLIDE.width - 2 * SLIDE.margin,
      h: 0.45,
      fontSize: 14,
      color: INK,
      valign: 'middle',
      fontFace: 'Calibri',
    });
    return made;
  };
  const lines = (title: string, all: readonly string[], empty: string) => {
    const shown = all.slice(0, LINES);
    const rest = all.length - shown.length;
    const texts =
      all.length === 0 ? [empty] : rest > 0 ? [...shown, t('restitution.pptx.rest', { count: rest })] : shown;
    slide(title).addText(
      texts.map((text) => ({ text, options: { bullet: all.length > 0, breakLine: true } })),
      {
        x: SLIDE.margin,
        y: 1.45,
        w: SLIDE.width - 2 * SLIDE.margin,
        h: SLIDE.height - 2.1,
        fontSize: TEXT,
        color: INK,
        valign: 'top',
        paraSpaceAfter: 10,
        fontFace: 'Calibri',
      },
    );
  };

  const cover = slide(found.meeting.title);
  cover.addText(
    [
      context.space.name,
      format.dateTime(found.meeting.startsAt),
      t('restitution.pptx.people', { count: found.people.joined }),
    ].map((text) => ({ text, options: { breakLine: true } })),
    { x: SLIDE.margin, y: 2, w: SLIDE.width - 1, h: 3, fontSize: 28, color: INK, fontFace: 'Calibri' },
  );
  lines(
    t('restitution.actions'),
    found.actions.map((each) =>
      [
        each.title,
        each.ownerKept ? t('restitution.ownerKept') : each.owner || t('screen.actions.nobody'),
        each.day === null ? '' : format.date(each.day, 'day'),
        each.firstStep,
      ]
        .filter((part) => part !== '')
        .join(', '),
    ),
    t('restitution.actions.empty'),
  );
  lines(
    t('restitution.figures', { basin: context.basin.basin.name }),
    figureLines(i18n, besideOf(context.basin.basin)),
    t('restitution.figures.empty'),
  );
  if (context.strategies.length > 0)
    lines(
      t('restitution.strategies'),
      context.strategies.map((each) =>
        [each.title, each.example ? t('screen.strategies.example') : '', each.body, each.commitment]
          .filter((part) => part.trim() !== '')
          .join(', '),
      ),
      t('diagnostic.strategies.empty'),
    );
  lines(
    t('restitution.statements'),
    [...found.statements]
      .sort((a, b) => b.agree + b.disagree - (a.agree + a.disagree))
      .map((each) =>
        t('restitution.pptx.statement', { text: each.text, agree: each.agree, disagree: each.disagree }),
      ),
    t('restitution.statements.empty'),
  );
  lines(
    t('restitution.priorities', { count: found.priorities.length }),
    [...found.priorities]
      .sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0))
      .map((each) =>
        [
          each.number ?? '',
          each.title,
          each.jobs === null ? '' : t('screen.jobs', { count: each.jobs }),
          each.place,
          each.votes === null ? '' : t('screen.votes', { count: Math.round(each.votes) }),
        ]
          .filter((part) => part !== '')
          .join(', '),
      ),
    t('restitution.priorities.empty'),
  );
  for (const vote of found.votes) {
    const made = slide(vote.question || t('restitution.vote.untitled'));
    made.addTable(
      vote.options
        .slice(0, LINES)
        .map((option) => [
          { text: format.rank(option.rank), options: { bold: true } },
          { text: option.label },
          { text: format.number(option.score, 1), options: { align: 'right' as const, bold: true } },
        ]),
      {
        x: SLIDE.margin,
        y: 1.6,
        w: SLIDE.width - 2 * SLIDE.margin,
        colW: [1.3, 9, 2.03],
        fontSize: TEXT,
        color: INK,
        border: { type: 'solid', color: INK, pt: 1 },
        fontFace: 'Calibri',
      },
    );
  }
  if (context.candidates.length > 0) {
    const made = slide(t('restitution.impact'));
    made.addTable(
      [...context.candidates]
        .sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
        .slice(0, LINES)
        .map((each) => [
          { text: each.rank === null ? '' : format.rank(each.rank), options: { bold: true } },
          { text: each.title },
          {
            text:
              each.net === null
                ? t('impact.notComputed')
                : `${format.signed(each.net.value)} (${format.interval(each.net.low, each.net.high)})`,
            options: { align: 'right' as const, bold: true, color: (each.net?.value ?? 0) < 0 ? PLUM : INK },
          },
        ]),
      {
        x: SLIDE.margin,
        y: 1.6,
        w: SLIDE.width - 2 * SLIDE.margin,
        colW: [1.3, 7.6, 3.43],
        fontSize: TEXT,
        color: INK,
        border: { type: 'solid', color: INK, pt: 1 },
        fontFace: 'Calibri',
      },
    );
  }
  const written = await deck.write({ outputType: 'nodebuffer' });
  // `nodebuffer` gives a Buffer; the type covers every output of the package.
  return new Uint8Array(written as Uint8Array);
}

/** Each figure beside France and comparable basins, then which these are. */
function figureLines(i18n: I18n, { figures, basins }: Beside): string[] {
  const { t, format } = i18n;
  const lines = figures.flatMap(({ id, here, france, comparable }) => {
    const write = (value: number): string => writeFigure(i18n, id, value);
    if (france === null || !SLIDE_FIGURES.includes(id)) return [];
    const line = t('files.pair', { label: t(`basin.alone.${id}`), value: write(here) });
    return comparable === null
      ? t('restitution.pptx.france', { line, france: write(france) })
      : t('restitution.pptx.beside', { line, france: write(france), comparable: write(comparable) });
  });
  if (basins.length === 0) return lines;
  const value = format.list(basins.map(({ name }) => name));
  return [...lines, t('files.pair', { label: t('basin.comparable.row'), value })];
}
