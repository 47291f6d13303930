import { currentStep, phaseSecondsLeft, type MeetingSnapshot } from '#app/documents/index.ts';
import type { BasinFigures } from '#app/features/basin/figures.ts';
import { useI18n, type I18n } from '#app/i18n/index.ts';
import { JoinScreen } from '../join-screen.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import {
  actionsSlide,
  campsSlide,
  figuresSlide,
  graphSlide,
  instructionSlide,
  mapSlide,
  pollSlide,
  statementsSlide,
  strategiesSlide,
  timelineSlide,
  wallSlide,
  type Impacts,
  type Slide,
} from './screen-slides.tsx';
import { secondsLeft } from './slides.ts';

export type ScreenShowProps = {
  snapshot: MeetingSnapshot;
  /** Where people join. */
  address: string;
  code: string;
  basin: BasinFigures;
  /** By candidate project. */
  impacts: Impacts;
  /** The ranking of the candidates, drawn where the person may read them. */
  ranking: Slide | null;
  /** The server's clock (ms): the server draws the page with the same, so that the browser takes it over as it is. */
  now: number;
};

/** What the room looks at: the view that the facilitator chose, from the document that the server writes. */
export function ScreenShow(props: ScreenShowProps) {
  const { snapshot, address, code, now } = props;
  const i18n = useI18n();
  const { fields } = snapshot;
  if (fields.view === 'black') return <div className="h-screen bg-[#000]" />;
  // Before the opening, and until the first step says otherwise, the room joins.
  if (fields.view === 'join' || fields.view === null || fields.state !== 'open') {
    if (fields.state === 'closed') {
      const slide = slideOf(i18n, props, 'actions', now);
      return (
        <ScreenFrame title={slide.title} address={address} code={code} foot={i18n.t('screen.closed')}>
          {slide.body}
        </ScreenFrame>
      );
    }
    return <JoinScreen title={fields.title} address={address} code={code} people={fields.joined ?? 0} />;
  }
  const slide = slideOf(i18n, props, fields.view, now);
  return (
    <ScreenFrame title={slide.title} address={address} code={code} foot={footOf(i18n, snapshot, now)}>
      {slide.body}
    </ScreenFrame>
  );
}

function slideOf(
  i18n: I18n,
  { snapshot, basin, impacts, ranking }: ScreenShowProps,
  view: NonNullable<MeetingSnapshot['fields']['view']>,
  now: number,
): Slide {
  const { fields } = snapshot;
  const { step } = currentStep(snapshot);
  switch (view) {
    case 'wall':
      return wallSlide(i18n, snapshot, impacts, fields.viewArg, now);
    case 'figures':
      return figuresSlide(i18n, basin);
    case 'strategies':
      return strategiesSlide(i18n, snapshot);
    case 'statements':
      return statementsSlide(i18n, snapshot, fields.viewArg);
    case 'camps':
      return campsSlide(i18n, snapshot);
    case 'map':
      return mapSlide(i18n, basin);
    case 'timeline':
      return timelineSlide(i18n, snapshot);
    case 'graph':
      return graphSlide(i18n, snapshot);
    case 'poll':
      return pollSlide(i18n, snapshot, impacts, fields.viewArg);
    case 'actions':
      return actionsSlide(i18n, snapshot);
    case 'ranking':
      if (ranking !== null) return ranking;
      break;
    default:
  }
  if (fields.phase !== null && fields.gathering !== null)
    return instructionSlide(i18n, {
      title: i18n.t(`phases.${fields.gathering}`),
      instruction: fields.phaseText || i18n.t(`phases.do.${fields.gathering}`),
      ready: fields.ready ?? 0,
      people: fields.joined ?? 0,
      seconds: phaseSecondsLeft(fields, now),
    });
  return instructionSlide(i18n, {
    title: step?.title ?? fields.title,
    instruction: step?.instruction ?? '',
    ready: fields.ready ?? 0,
    people: fields.joined ?? 0,
    seconds: secondsLeft(fields, now),
  });
}

/** « Regrouper : encore 6:40 », « Pause », « dépassé de 1:20 »; of the phase under way where the slide shows something else. */
function footOf({ t, format }: I18n, { fields, collections }: MeetingSnapshot, now: number): string {
  const { step } = currentStep({ fields, collections });
  const phase = fields.view === 'instruction' || fields.phase === null ? null : fields.gathering;
  const title = phase === null ? (step?.title ?? '') : t(`phases.${phase}`);
  if (fields.paused) return t('screen.foot.paused', { title });
  const seconds = phase === null ? secondsLeft(fields, now) : phaseSecondsLeft(fields, now);
  if (seconds === null) return title;
  return t(seconds >= 0 ? 'screen.foot.left' : 'screen.foot.over', { title, time: format.clock(seconds) });
}
