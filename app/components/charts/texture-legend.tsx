import { useI18n } from '#app/i18n/index.ts';
import { useTextures } from './textures.tsx';

/** Full, hatched, dotted, and the interval: in words, under a drawing that uses them. */
export function TextureLegend({ interval = false }: { interval?: boolean }) {
  const { t } = useI18n();
  const { defs, paint } = useTextures(['ink']);
  return (
    <p className="legende">
      {(['full', 'hatched', 'dotted'] as const).map((texture) => (
        <span key={texture}>
          <svg aria-hidden="true" className="dessin">
            {texture === 'full' ? defs : null}
            <rect x="1" y="1" width="20" height="10" {...paint('ink', texture)} />
          </svg>
          {t(`charts.texture.${texture}`)}
        </span>
      ))}
      {interval ? (
        <span>
          <svg aria-hidden="true" className="dessin">
            <path d="M11 0V12M6 .8h10M6 11.2h10" className="stroke-encre" strokeWidth="1.7" />
          </svg>
          {t('charts.texture.interval')}
        </span>
      ) : null}
    </p>
  );
}
