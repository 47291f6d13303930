import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat('fr');
const english = createFormat('en');
const nb = '\u00a0';

describe('format, figures', () => {
  it('groups digits with U+00A0, never with U+202F', () => {
    expect(format.count(10776)).toBe(`10${nb}776`);
    expect(format.euros(34812)).toBe(`34${nb}800${nb}€`);
    expect(english.count(10776)).toBe('10,776');
  });

  it('writes jobs without decimals and never a signed zero', () => {
    expect(format.jobs(56.4)).toBe('56');
    expect(format.jobs(-0.3)).toBe('0');
    expect(format.signed(-0.3)).toBe('0');
    expect(format.signed(0)).toBe('0');
  });

  it('keeps three significant digits in an estimate', () => {
    expect(format.estimate(12345)).toBe(`12${nb}300`);
    expect(format.estimate(3.4159)).toBe('3,42');
    expect(format.estimate(45.678)).toBe('45,7');
  });

  it.each([
    [0, `0${nb}k€`],
    [0.8, `800${nb}€`],
    [1.46, `1,5${nb}k€`],
    [18.2, `18${nb}k€`],
    [999.4, `999${nb}k€`],
    [999.6, `1,0${nb}M€`],
    [4123, `4,1${nb}M€`],
    [11400, `11,4${nb}M€`],
    [123456, `123${nb}M€`],
    [1234567, `1,2${nb}Md€`],
    [-4123, `−4,1${nb}M€`],
  ])('reads %d k€ as %s', (kiloEuros, text) => {
    expect(format.money(kiloEuros)).toBe(text);
  });

  it('says the period of a flow', () => {
    expect(format.money(4123, 'year')).toBe(`4,1${nb}M€/an`);
    expect(format.quantity(34.8, 'kEUR/yr/FTE')).toBe(`34${nb}800${nb}€/an`);
    expect(format.quantity(2260, 'EUR/month')).toBe(`2${nb}260${nb}€/mois`);
  });

  it('writes shares as percentages, with one decimal under one', () => {
    expect(format.percent(0.38)).toBe(`38${nb}%`);
    expect(format.percent(0.004)).toBe(`0,4${nb}%`);
    expect(format.percent(0)).toBe(`0${nb}%`);
    expect(format.percent(0.093, 1)).toBe(`9,3${nb}%`);
    expect(format.share(0.004)).toBe(`moins de${nb}1${nb}%`);
    expect(english.percent(0.38)).toBe('38%');
  });

  it('writes an interval in words, its unit once', () => {
    expect(format.interval(41.2, 69.9)).toBe(`41${nb}à${nb}70`);
    expect(format.interval(0.24, 0.47, format.percent)).toBe(`24${nb}à${nb}47${nb}%`);
    expect(format.moneyInterval(2690, 5400)).toBe(`2,7${nb}à${nb}5,4${nb}M€`);
    expect(format.moneyInterval(600, 1400)).toBe(`0,6${nb}à${nb}1,4${nb}M€`);
    expect(english.interval(41, 70)).toBe(`41${nb}to${nb}70`);
  });

  it('says a single value when both ends read the same', () => {
    expect(format.interval(12.1, 12.4)).toBe('12');
  });

  it('signs a change with a real minus and a no-break space', () => {
    expect(format.signed(7)).toBe(`+${nb}7`);
    expect(format.signed(-17)).toBe(`−${nb}17`);
    expect(format.signed(-4100, format.money)).toBe(`−${nb}4,1${nb}M€`);
  });

  it('never passes a figure that is not one', () => {
    for (const written of [
      format.jobs(NaN),
      format.money(Infinity),
      format.percent(NaN),
      format.quantity(NaN, 'FTE'),
    ]) {
      expect(written).toContain('–');
    }
  });

  it('writes in a field what a person would type', () => {
    expect(format.input(1200.5)).toBe('1200,5');
    expect(format.input(-3)).toBe('-3');
    expect(format.input(null)).toBe('');
    expect(english.input(1200.5)).toBe('1200.5');
  });

  it('keeps a year whole', () => {
    expect(format.quantity(2030, 'year')).toBe('2030');
  });
});

describe('format, dates', () => {
  it('writes Paris days and hours', () => {
    expect(format.date('2026-11-24')).toBe(`24${nb}novembre 2026`);
    expect(format.date('2026-12-01', 'short')).toBe(`1er${nb}déc.`);
    expect(format.time('2026-11-24T12:30:00Z')).toBe(`13${nb}h${nb}30`);
    expect(format.time('2026-11-24T12:00:00Z')).toBe(`13${nb}h`);
    expect(format.date('not a date')).toBe('–');
  });

  it('counts down in minutes and seconds', () => {
    expect(format.clock(400)).toBe('6:40');
    expect(format.clock(-48)).toBe('0:48');
    expect(format.clock(3723)).toBe('1:02:03');
  });

  it('ranks and lists', () => {
    expect([1, 2, 3].map(format.rank)).toEqual(['1er', '2e', '3e']);
    expect([1, 2, 3, 11].map(english.rank)).toEqual(['1st', '2nd', '3rd', '11th']);
    expect(format.list(['fonderie', 'usinage', 'soudure'])).toBe('fonderie, usinage et soudure');
    expect(format.code('482913')).toBe(`482${nb}913`);
  });
});
