/** Sources of the pack by what the engine reads; a name the pack does not hold is left out by whoever cites it. */
export const NAMED_SOURCES = {
  posts: ['insee-flores'],
  table: ['insee-tes-2019', 'wiod-2014'],
  jobs: ['eurostat-emploi-2021', 'insee-tes-2019'],
  shares: ['wiod-2014'],
  basket: ['insee-menages'],
  geography: ['insee-flores', 'insee-tes-2019', 'ancrage-centres'],
  pay: ['urssaf-modele-social'],
  homes: ['insee-logement', 'etalab-decoupage'],
  propertyTax: ['dgfip-tfpb'],
  cvae: ['lf-2025-cvae'],
  apprenticeship: ['urssaf-taxes-salaires'],
  unemployment: ['insee-chomage'],
  firms: ['sirene'],
  deflator: ['banque-mondiale-prix'],
} as const;
