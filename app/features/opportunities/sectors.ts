/**
 * The six key sectors and the branches that carry them. A matching of ours (grade E, « à vérifier »): the nomenclature has
 * no such sectors.
 */
export const SECTORS = [
  { id: 'food', branches: ['CA', 'AZ'] },
  { id: 'health', branches: ['CF', 'CI', 'CM', 'MB'] },
  { id: 'machines', branches: ['CK', 'CH', 'CM'] },
  { id: 'electronics', branches: ['CI', 'CJ'] },
  { id: 'it', branches: ['JC', 'JB'] },
  { id: 'process', branches: ['CE', 'CG', 'CC', 'CD'] },
] as const;
