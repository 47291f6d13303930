declare global {
  interface Window {
    /** Set by `KEEP_EARLY_PRESS`; absent where a page has no script. */
    takeEarlyPress?: () => Element | null;
  }
}

/**
 * Inline script of a page: keeps the last press of a button until the page takes it. A page is read, and pressed, before its script
 * is there: without this, a button that opens a question would do nothing. Links and forms work by themselves and are left alone.
 * The press goes no further: React, while it takes the page over, would lose it or hear it twice.
 */
export const KEEP_EARLY_PRESS =
  '(()=>{let p=null;' +
  'const k=(e)=>{p=e.target.closest("button[type=button]");if(p)e.stopPropagation()};' +
  'addEventListener("click",k,true);' +
  'window.takeEarlyPress=()=>{removeEventListener("click",k,true);const t=p;p=null;return t}})()';

/** Once the page can hear: does what was pressed before. A press that comes later is heard by the page itself. */
export function doEarlyPress(): void {
  const pressed = window.takeEarlyPress?.();
  if (pressed instanceof HTMLElement && pressed.isConnected) pressed.click();
}
