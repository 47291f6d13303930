import type { ReactNode } from 'react';
import type { Sending } from '../outbox.ts';
import { usePhone } from './use-phone.ts';

/** A form without fields to type: a tap that posts, with or without script. */
export function SendForm({
  path,
  hidden,
  body,
  className,
  children,
}: {
  path: string;
  hidden: Readonly<Record<string, string>>;
  body: Sending;
  className?: string;
  children: ReactNode;
}) {
  const { start, send, frozen } = usePhone();
  return (
    <form
      method="post"
      action={`/m/${start.meeting.id}/${path}`}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!frozen) send(body);
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
