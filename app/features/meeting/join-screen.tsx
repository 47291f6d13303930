import { encode } from 'uqr';
import { useMemo } from 'react';
import { LogoMark } from '#app/components/logo.tsx';
import { useI18n } from '#app/i18n/index.ts';

export type JoinScreenProps = { title: string; address: string; code: string; people: number };

/** The slide that says how to join: a square to aim at, an address, a code readable from the last row. */
export function JoinScreen({ title, address, code, people }: JoinScreenProps) {
  const { t, rich, format } = useI18n();
  const path = useMemo(() => squarePath(`${address}/r/${code}`), [address, code]);
  return (
    <main className="grid h-screen grid-cols-[48vw_1fr] overflow-hidden bg-jaune text-encre max-sm:grid-cols-1">
      <div className="flex items-center justify-center border-r-[0.5vh] border-encre bg-calque p-[4vh]">
        <svg
          viewBox={`0 0 ${path.size} ${path.size}`}
          role="img"
          aria-label={t('meeting.screen.qr')}
          className="h-auto max-h-full w-full"
          shapeRendering="crispEdges"
        >
          <path d={path.d} fill="#12211E" />
        </svg>
      </div>
      <div className="flex flex-col justify-between p-[4vw]">
        <p className="flex items-center gap-[1vw] text-[4.4vh] leading-tight font-bold">
          <span className="block h-[7vh] w-[7vh]">
            <LogoMark plain />
          </span>
          {title}
        </p>
        <div>
          <h1 className="text-[10vh] leading-none font-extrabold tracking-tight">
            {t('meeting.screen.title')}
          </h1>
          <p className="mt-[5vh] text-[4.4vh] leading-tight">{t('meeting.screen.aim')}</p>
          <p className="text-[6vh] leading-tight font-bold break-all">
            {address.replace(/^https?:\/\//, '')}
          </p>
          <p className="font-titre text-[20vh] leading-none font-extrabold whitespace-nowrap max-sm:text-[10vh]">
            {format.code(code)}
          </p>
        </div>
        <p className="border-t-[0.5vh] border-encre pt-[2vh] text-[4.4vh] leading-tight">
          {rich('meeting.screen.people', { count: people })}
        </p>
      </div>
    </main>
  );
}

/** The QR code's dark squares as one SVG path, one run of squares a rectangle. */
function squarePath(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 1 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    let start = -1;
    for (let x = 0; x <= size; x++) {
      if (row[x] === true && start < 0) start = x;
      if (row[x] !== true && start >= 0) {
        runs.push(`M${start} ${y}h${x - start}v1h-${x - start}z`);
        start = -1;
      }
    }
  });
  return { d: runs.join(''), size };
}
