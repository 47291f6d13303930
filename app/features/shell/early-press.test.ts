import { expect, it, vi } from 'vitest';
import { doEarlyPress, KEEP_EARLY_PRESS } from './early-press.ts';

/** A page as it comes, its script not there yet: what `heard` does is what the page would hear. */
function aPage(): { heard: string[]; press(id: string): void } {
  document.body.innerHTML =
    '<button id="ask" type="button">Publier</button><button id="other" type="button">Retirer</button>' +
    '<button id="send">Vérifier</button>';
  const heard: string[] = [];
  for (const button of document.querySelectorAll('button'))
    button.addEventListener('click', () => heard.push(button.id));
  window.eval(KEEP_EARLY_PRESS);
  return { heard, press: (id) => document.getElementById(id)?.click() };
}

it('does once, when the page can hear, the last press that came before', () => {
  const { heard, press } = aPage();
  press('other');
  press('ask');
  expect(heard).toEqual([]);
  doEarlyPress();
  doEarlyPress();
  expect(heard).toEqual(['ask']);
  press('other');
  expect(heard).toEqual(['ask', 'other']);
});

it('leaves alone what works without script, and forgets what is no longer on the page', () => {
  const { heard, press } = aPage();
  press('ask');
  press('send');
  expect(heard).toEqual(['send']);
  doEarlyPress();
  expect(heard).toEqual(['send']);

  const second = aPage();
  const gone = vi.fn();
  document.getElementById('ask')?.addEventListener('click', gone);
  second.press('ask');
  document.getElementById('ask')?.remove();
  doEarlyPress();
  expect(gone).not.toHaveBeenCalled();
});
