import { useEffect, useState } from 'react';

/** The server's clock (ms), ticking every second from what the page was given; a laptop set wrong shows the right time left. */
export function useServerNow(given: number): number {
  const [now, setNow] = useState(given);
  useEffect(() => {
    const offset = given - Date.now();
    const tick = (): void => setNow(Date.now() + offset);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [given]);
  return now;
}
