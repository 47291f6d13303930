import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export type SegmentedProps<Id extends string> = {
  label: string;
  /** `wideOnly`: not offered on a phone, where it would show what another one shows. */
  options: readonly { id: Id; label: ReactNode; wideOnly?: boolean }[];
  value: Id;
  onChange: (id: Id) => void;
};

/** One choice among two to four, all in sight. Arrow keys move, space chooses. */
export function Segmented<Id extends string>({ label, options, value, onChange }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          {...(option.wideOnly ? { className: 'large-seul' } : {})}
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
