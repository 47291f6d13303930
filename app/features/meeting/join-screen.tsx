import { LogoMark } from '#app/components/logo.tsx';
import { QrCode } from '#app/components/qr-code.tsx';
import { useI18n } from '#app/i18n/index.ts';

export type JoinScreenProps = { title: string; address: string; code: string; people: number };

/** The slide that says how to join: a square to aim at, an address, a code readable from the last row. */
export function JoinScreen({ title, address, code, people }: JoinScreenProps) {
  const { t, rich, format } = useI18n();
  return (
    <main className="grid h-screen grid-cols-[48vw_1fr] overflow-hidden bg-jaune text-encre max-sm:grid-cols-1">
      <div className="flex items-center justify-center border-r-[0.5vh] border-encre bg-calque p-[4vh]">
        <QrCode
          text={`${address}/r/${code}`}
          label={t('meeting.screen.qr')}
          className="h-auto max-h-full w-full"
        />
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
