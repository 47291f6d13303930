/** What a test may change of the file; the figures are invented, in euros and kilograms. */
export type CustomsFile = {
  heading?: string;
  /** Months of the monthly block, `MM.YYYY`; none leaves the block without columns. */
  months?: readonly string[];
  /** Changes the lines of the whole file. */
  change?: (line: string) => string | null;
};

const YEAR = 2025;
const MONTHS = Array.from({ length: 12 }, (_, month) => `${String(month + 1).padStart(2, '0')}.${YEAR}`);

/** [zone or country, euros of 2024, of 2025]: zones first, then the main countries. */
const IMPORTS: readonly (readonly [string, number, number])[] = [
  ['Total', 900_000, 1_000_000],
  ['Europe', 600_000, 640_000],
  ['UE(27)', 500_000, 550_000],
  ['UE14', 500_000, 550_000],
  ['Asie', 250_000, 300_000],
  ['Divers non classifiés ailleurs', 50_000, 60_000],
  ['Europe hors UE', 100_000, 90_000],
  ['Allemagne', 350_000, 400_000],
  ['Chine', 250_000, 300_000],
  ['Italie', 120_000, 100_000],
  ['Retour France', 40_000, 50_000],
  ['Autres pays', 140_000, 150_000],
];
const EXPORTS: readonly (readonly [string, number, number])[] = [
  ['Total', 70_000, 80_000],
  ['Afrique', 70_000, 80_000],
  ['Maroc', 50_000, 80_000],
  ['Autres pays', 20_000, 0],
];
/** Every country of 2025, month by month: a twelfth each. */
const DETAIL: readonly (readonly [string, number])[] = [
  ['Total', 1_000_000],
  ['Allemagne', 400_000],
  ['Chine', 300_000],
  ['Italie', 100_000],
  ['Suisse', 90_000],
  ['Retour France', 50_000],
  ['Espagne', 50_000],
  ['Pays non classifiés ailleurs', 10_000],
];

/** A file of the shape that the customs give for one product, as text: a block of years, then one of months. */
export function customsFile({
  heading = '84109000 - Parties de turbines hydrauliques',
  months = [`12.${YEAR - 1}`, ...MONTHS],
  change = (line) => line,
}: CustomsFile = {}): string {
  const quoted = (cells: readonly (string | number)[]): string =>
    cells.map((cell) => (typeof cell === 'string' ? `"${cell}"` : String(cell))).join(';');
  const yearly = (rows: typeof IMPORTS): string[] => [
    quoted([
      'Zone - Pays',
      ...[YEAR - 1, YEAR].flatMap((year) => [`Valeur ${year}`, `Masse ${year}`, `Quantités ${year}`]),
    ]),
    // A tenth of a kilogram a euro.
    ...rows.map(([name, before, now]) => quoted([name, before, before / 10, 0, now, now / 10, 0])),
  ];
  // What a year adds up to stays whole: the twelfths but one are rounded down.
  const twelfths = (total: number): number[] => {
    const part = Math.floor(total / 12);
    return months.map((month) =>
      month.endsWith(String(YEAR)) ? (month.startsWith('12') ? total - 11 * part : part) : 7,
    );
  };
  const monthly = (flow: string, figure: string, rows: typeof DETAIL, per: number): string[] =>
    rows.map(([name, total]) => quoted([flow, figure, name, ...twelfths(total / per)]));
  const exported: typeof DETAIL = [
    ['Total', 80_000],
    ['Maroc', 80_000],
  ];
  return [
    ...(heading === '' ? [] : [quoted([heading])]),
    quoted([`Résultats  annuels ${YEAR}`]),
    quoted(['Pour les données annuelles : Valeurs en euros, masse en kilogrammes']),
    quoted(['Source : Lekiosque.finances.gouv.fr - Données extraites le : 31/03/2026']),
    '',
    'Les données annuelles',
    '',
    quoted(['Exportations']),
    ...yearly(EXPORTS),
    '',
    quoted(['Importations']),
    ...yearly(IMPORTS),
    '',
    'Les données mensuelles',
    quoted(['Pour les données mensuelles : Valeurs en euros, masse en kilogrammes']),
    '',
    quoted(['Flux', 'Variable quantitative', 'Libelle pays', ...months.map((month) => `${month}      `)]),
    ...monthly('Exportation', 'Valeur en euros', exported, 1),
    ...monthly('Exportation', 'Masse en kilogramme', exported, 10),
    ...monthly('Importation', 'Valeur en euros', DETAIL, 1),
    ...monthly('Importation', 'Masse en kilogramme', DETAIL, 10),
    quoted(['Fin de fichier']),
    '',
  ]
    .flatMap((line) => change(line) ?? [])
    .join('\n');
}

/** A text in ISO-8859-1, as the customs write it. */
export function inLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
