/** Short names of the strategies that assemblies vote: a diagnostic and a phone say them. */
export const strategies = {
  'diagnostic.strategy.srdeii': 'SRDEII',
  'diagnostic.strategy.sraddet': 'SRADDET',
  'diagnostic.strategy.scot': 'SCoT',
  'diagnostic.strategy.plui': 'PLUi',
  'diagnostic.strategy.pcaet': 'PCAET',
  'diagnostic.strategy.territoires-industrie': 'Territoires d’industrie',
  'diagnostic.strategy.crte': 'CRTE',
  'diagnostic.strategy.other': 'Autre',
};
