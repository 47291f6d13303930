import { Ellipsis, type LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.tsx';

export type MenuEntry = {
  id: string;
  label: string;
  icon?: LucideIcon | undefined;
  href?: string | undefined;
  disabled?: boolean | undefined;
  onAction?: (() => void) | undefined;
};

/** The actions that do not deserve a button of their own. `label` names the « … » that opens them. */
export function Menu({ label, items, text }: { label: string; items: readonly MenuEntry[]; text?: string }) {
  return (
    <MenuTrigger>
      <AriaButton className={text ? 'btn' : 'btn ico'} {...(text ? {} : { 'aria-label': label })}>
        {text}
        <Icon of={Ellipsis} />
      </AriaButton>
      <Popover placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              isDisabled={item.disabled ?? false}
              {...(item.href === undefined ? {} : { href: item.href })}
              onAction={() => item.onAction?.()}
            >
              {item.icon ? <Icon of={item.icon} /> : null}
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
