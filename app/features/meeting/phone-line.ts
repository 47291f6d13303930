import type { LiveNews } from '#app/services/index.ts';
import type { Listen } from './follow.ts';

/** The line on which the server says what changes in a meeting, kept open by the browser. */
export function phoneLine(meetingId: string): Listen {
  return (version, on) => {
    const query = new URLSearchParams({ version });
    const source = new EventSource(`/m/${encodeURIComponent(meetingId)}/stream?${query}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      // Parsed border: this site's own words, of the build this page came with.
      on.heard(JSON.parse(data) as LiveNews);
    };
    source.onerror = () => {
      // When to open it again is ours to say: three hundred phones must not come back at once.
      source.close();
      on.lost();
    };
    return () => source.close();
  };
}
