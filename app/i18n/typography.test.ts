import { describe, expect, it } from 'vitest';
import { cutAtPlaceholders, type Message } from './message.ts';
import { en, fr } from './messages/index.ts';
import { setTypography, typographyFaults } from './typography.ts';

function forms(message: Message): string[] {
  return typeof message === 'string' ? [message] : [message.one, message.other];
}

function placeholders(message: Message): string[] {
  const names = forms(message).flatMap((form) =>
    cutAtPlaceholders(form).filter((_, place) => place % 2 === 1),
  );
  // `count` may be left unsaid by one of the forms (« un projet »).
  return [...new Set(names)].filter((name) => name !== 'count').sort();
}

describe('setTypography', () => {
  it.each([
    ['Figer ce bilan ?', 'Figer ce bilan\u202f?'],
    ['Figer ce bilan?', 'Figer ce bilan\u202f?'],
    ['Fiche : un objet', 'Fiche\u00a0: un objet'],
    ['« ex æquo »', '«\u202fex æquo\u202f»'],
    ['«ex æquo»', '«\u202fex æquo\u202f»'],
    ["l'étape", 'l’étape'],
    ['Calcul...', 'Calcul…'],
    ['une part va de 0 à 100 %', 'une part va de 0 à 100\u00a0%'],
    ['{value} ETP', '{value}\u00a0ETP'],
    ['Passer à « Regrouper » ?', 'Passer à «\u202fRegrouper\u202f»\u202f?'],
  ])('sets %j as %j, and again changes nothing', (text, expected) => {
    expect(setTypography(text)).toBe(expected);
    expect(typographyFaults(expected)).toEqual([]);
    expect(typographyFaults(text).length).toBeGreaterThan(0);
  });

  it('leaves times, ratios and addresses alone', () => {
    for (const text of ['6:40', 'https://ancrage.example/r/482913?x=1', 'à 3:1 près']) {
      expect(setTypography(text)).toBe(text);
    }
  });
});

describe('the catalogues', () => {
  const entries = Object.entries<Message>(fr);

  it('set every French text by the rules of French typography', () => {
    const faults = entries.flatMap(([key, message]) =>
      forms(message).flatMap((text) =>
        typographyFaults(text).map((fault) => `${key}: ${fault.rule}: ${fault.around}`),
      ),
    );
    // To repair: node --import tsx app/i18n/set-typography-cli.ts
    expect(faults).toEqual([]);
  });

  it('say the same keys in both languages, with the same placeholders', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
    const translated: Readonly<Record<string, Message>> = en;
    const differing = entries.filter(
      ([key, message]) => placeholders(message).join() !== placeholders(translated[key] ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('never leave a text empty', () => {
    for (const [key, message] of [...entries, ...Object.entries<Message>(en)]) {
      for (const form of forms(message)) expect(form.trim(), key).not.toBe('');
    }
  });
});
