import { useId, useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { Section } from '../section.tsx';

/** What every chart takes: its title, and how it stands in the page. */
export type ChartProps = {
  title: ReactNode;
  /** Unit and scope, grey, beside the title. */
  note?: ReactNode;
  level?: 2 | 3 | undefined;
  /** Projected: no switch, larger marks, no table. */
  surface?: 'laptop' | 'projected' | undefined;
  className?: string | undefined;
};

type ChartFrameProps = ChartProps & {
  drawing: ReactNode;
  /** The same data as a table or a list; null when the drawing is already a table. */
  twin: ReactNode | null;
  twinKind?: 'table' | 'list' | undefined;
  /** On a phone the twin comes first: the drawing is too wide to be read there. */
  twinOnNarrow?: boolean | undefined;
  /** Under the drawing: textures in words. */
  legend?: ReactNode;
};

const NARROW = '(width <= 40rem)';

/** Title, drawing, and the switch to the same data in words. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    note,
    level,
    surface,
    className,
    drawing,
    twin,
    twinKind = 'table',
    twinOnNarrow = false,
    legend,
  } = props;
  const { t } = useI18n();
  const id = useId();
  // Null until someone asks: the width of the screen decides.
  const [asked, setAsked] = useState<'drawing' | 'twin' | null>(null);
  const auto = asked === null && twinOnNarrow;
  const toTwin = t(twinKind === 'table' ? 'charts.showTable' : 'charts.showList');
  const toDrawing = t('charts.showDrawing');

  function toggle() {
    const shown = asked ?? (twinOnNarrow && window.matchMedia(NARROW).matches ? 'twin' : 'drawing');
    setAsked(shown === 'twin' ? 'drawing' : 'twin');
  }

  const button =
    twin && surface !== 'projected' ? (
      <button type="button" className="lien no-print" aria-controls={id} onClick={toggle}>
        {auto ? (
          <>
            <span className="large-seul">{toTwin}</span>
            <span className="etroit-seul">{toDrawing}</span>
          </>
        ) : asked === 'twin' ? (
          toDrawing
        ) : (
          toTwin
        )}
      </button>
    ) : null;

  return (
    <Section title={title} note={note} level={level} action={button} className={className}>
      <div id={id} data-narrow={auto ? 'twin' : undefined}>
        {asked === 'twin' ? null : (
          <figure className="dessin-cadre">
            {drawing}
            {legend}
          </figure>
        )}
        {twin && (auto || asked === 'twin') ? <div className="jumeau">{twin}</div> : null}
      </div>
    </Section>
  );
}
