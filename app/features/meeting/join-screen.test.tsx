import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { JoinScreen } from './join-screen.tsx';

describe('the slide that says how to join', () => {
  it('shows the code in two groups, the address without its scheme, and one path for the square', () => {
    const html = renderToStaticMarkup(
      <JoinScreen
        title="Rencontre de Belfort"
        address="https://ancrage.example"
        code="482913"
        people={147}
      />,
    );
    expect(html).toContain('482\u00a0913');
    expect(html).toContain('>ancrage.example<');
    expect(html).toContain('147 personnes');
    // Version 2 of the square: 25 modules and a border of one on each side.
    expect(html).toMatch(/viewBox="0 0 \d+ \d+"/);
    expect(html).not.toContain('style=');
  });
});
