import { useState, type ReactNode } from 'react';
import { usePhone } from './use-phone.ts';

export type Pane = { id: string; label: string; content: ReactNode };

/** One thing at a time, chosen by a tap. Without script they follow one another. */
export function Panes({
  label,
  panes,
  first,
}: {
  label: string;
  panes: readonly Pane[];
  first?: string | undefined;
}) {
  const { enhanced } = usePhone();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = panes.find(({ id }) => id === (chosen ?? first)) ?? panes[0];
  return (
    <>
      <div className="segments only-script" role="group" aria-label={label}>
        {panes.map((pane) => (
          <button
            key={pane.id}
            type="button"
            aria-pressed={pane.id === shown?.id}
            onClick={() => setChosen(pane.id)}
          >
            {pane.label}
          </button>
        ))}
      </div>
      {panes.map((pane) => (
        // Hidden, not taken away: what is being typed in a pane stays there.
        <section
          key={pane.id}
          className="grid gap-4"
          aria-label={pane.label}
          hidden={enhanced && pane.id !== shown?.id}
        >
          {enhanced ? null : <h2 className="border-t-2 border-encre pt-2 text-xl">{pane.label}</h2>}
          {pane.content}
        </section>
      ))}
    </>
  );
}
