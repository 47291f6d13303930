/** Tabs that are pages: links, the current one marked. Plain HTML. */
export function NavTabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; current?: boolean }[];
}) {
  return (
    <nav className="onglets" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  );
}
