import type { ReactNode } from 'react';
import { LogoMark } from '#app/components/logo.tsx';
import { useI18n } from '#app/i18n/index.ts';

export type ScreenFrameProps = {
  title: ReactNode;
  address: string;
  code: string;
  /** « Regrouper : encore 6:40 ». */
  foot: ReactNode;
  children: ReactNode;
};

/** A slide: its title, what is looked at, and the yellow foot where the code always stands. */
export function ScreenFrame({ title, address, code, foot, children }: ScreenFrameProps) {
  const { format } = useI18n();
  return (
    <div className="proj" data-surface="projete">
      <header>
        <h1>{title}</h1>
      </header>
      <main className="flex min-w-0 flex-col overflow-hidden">{children}</main>
      <footer>
        <span className="marque">
          <LogoMark />
        </span>
        <span>{address.replace(/^https?:\/\//u, '')}</span>
        <b className="code">{format.code(code)}</b>
        <span className="ml-auto min-w-0 truncate">{foot}</span>
      </footer>
    </div>
  );
}
