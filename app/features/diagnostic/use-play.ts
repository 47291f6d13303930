import { useEffect, useState } from 'react';

/** Milliseconds a year lasts while the years are played: half a century in twenty seconds. */
const YEAR_MS = 400;

/** A year that somebody moves, or lets run from the first to the last; null: everything is shown. */
export type Play = {
  year: number | null;
  playing: boolean;
  move(year: number | null): void;
  toggle(): void;
};

/** Plays the years of a drawing, once, from where it stands. Nothing starts by itself. */
export function usePlay(from: number, to: number): Play {
  const [year, setYear] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      setYear((shown) => Math.min(to, (shown ?? from) + 1));
    }, YEAR_MS);
    return () => clearInterval(timer);
  }, [playing, from, to]);
  useEffect(() => {
    if (playing && year === to) setPlaying(false);
  }, [playing, year, to]);
  return {
    year,
    playing,
    move(next) {
      setPlaying(false);
      setYear(next);
    },
    toggle() {
      if (!playing && (year === null || year >= to)) setYear(from);
      setPlaying(!playing);
    },
  };
}
