import type { LucideIcon } from 'lucide-react';

/** A Lucide icon at the size of the text beside it. It never speaks alone: words stand next to it. */
export function Icon({ of: Shape, className }: { of: LucideIcon; className?: string }) {
  return <Shape className={className ? `ic ${className}` : 'ic'} strokeWidth={2.1} aria-hidden="true" />;
}
