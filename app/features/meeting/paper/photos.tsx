import { Camera, ChevronLeft, ChevronRight, RotateCw, Trash2, ZoomIn } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton, Section } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';

type Photo = { url: string; name: string };

/** Photographs open at once: beyond it the oldest is let go, so that a phone's memory holds. */
const MOST = 30;
const TURNS = ['', 'rotate-90', 'rotate-180', '-rotate-90'] as const;
const ZOOMS = ['w-full', 'w-[160%]', 'w-[260%]'] as const;

/**
 * Photographs of cards, to read while typing. They never leave the page: the browser shows the file itself, nothing is sent, and
 * they are gone when the page is (docs/decisions/011).
 */
export function Photos() {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [at, setAt] = useState(0);
  const [turn, setTurn] = useState(0);
  const [zoom, setZoom] = useState(0);
  const held = useRef<readonly Photo[]>([]);
  useEffect(() => {
    held.current = photos;
  }, [photos]);
  // What the browser holds for the page is given back with it.
  useEffect(() => () => held.current.forEach(({ url }) => URL.revokeObjectURL(url)), []);

  const add = (files: FileList | null): void => {
    const more = [...(files ?? [])].map((file) => ({ url: URL.createObjectURL(file), name: file.name }));
    if (more.length === 0) return;
    const all = [...photos, ...more];
    for (const { url } of all.slice(0, -MOST)) URL.revokeObjectURL(url);
    setPhotos(all.slice(-MOST));
    setAt(Math.max(0, Math.min(all.length, MOST) - more.length));
  };
  const shown = photos[at];
  const remove = (): void => {
    if (shown === undefined) return;
    URL.revokeObjectURL(shown.url);
    setPhotos(photos.filter((photo) => photo !== shown));
    setAt(Math.max(0, Math.min(at, photos.length - 2)));
  };
  return (
    <Section className="max-lg:order-first" title={t('paper.photos')}>
      <p className="s mb-2">{t('paper.photosStay')}</p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        className="sr"
        tabIndex={-1}
        aria-label={t('paper.photoAdd')}
        onChange={(event) => {
          add(event.target.files);
          event.target.value = '';
        }}
      />
      <Button icon={Camera} onClick={() => input.current?.click()}>
        {t('paper.photoAdd')}
      </Button>
      {shown === undefined ? null : (
        <figure className="mt-3">
          <div
            className="aspect-[4/3] overflow-auto border-[1.5px] border-encre bg-creux"
            tabIndex={0}
            role="group"
            aria-label={t('paper.photoOf', { at: at + 1, total: photos.length })}
          >
            <div className={`grid aspect-square place-items-center ${ZOOMS[zoom] ?? ''}`}>
              <img
                src={shown.url}
                alt={t('paper.photoAlt', { name: shown.name })}
                className={`h-full w-full object-contain ${TURNS[turn] ?? ''}`}
              />
            </div>
          </div>
          <figcaption className="rang mt-2 flex-wrap">
            <span className="s" aria-live="polite">
              {t('paper.photoOf', { at: at + 1, total: photos.length })}
            </span>
            {photos.length > 1 ? (
              <>
                <IconButton
                  icon={ChevronLeft}
                  label={t('paper.photoBefore')}
                  onClick={() => setAt((at + photos.length - 1) % photos.length)}
                />
                <IconButton
                  icon={ChevronRight}
                  label={t('paper.photoAfter')}
                  onClick={() => setAt((at + 1) % photos.length)}
                />
              </>
            ) : null}
            <Button icon={RotateCw} onClick={() => setTurn((turn + 1) % TURNS.length)}>
              {t('paper.photoTurn')}
            </Button>
            <Button icon={ZoomIn} onClick={() => setZoom((zoom + 1) % ZOOMS.length)}>
              {t('paper.photoZoom')}
            </Button>
            <Button icon={Trash2} onClick={remove}>
              {t('paper.photoRemove')}
            </Button>
          </figcaption>
        </figure>
      )}
    </Section>
  );
}
