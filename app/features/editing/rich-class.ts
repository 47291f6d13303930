/** How a rich text looks, read or written. `pre-wrap` is what ProseMirror wants to keep the spaces one types. */
export const RICH_CLASS =
  'max-w-prose break-words whitespace-pre-wrap [&_h3]:mt-3 [&_h3]:text-titre [&_h4]:mt-3 [&_h4]:font-titre [&_h4]:text-titre [&_h4]:font-bold [&_li]:mt-0.5 [&_ol]:list-decimal [&_ol]:pl-6 [&_p+p]:mt-2 [&_ul]:list-disc [&_ul]:pl-6';
