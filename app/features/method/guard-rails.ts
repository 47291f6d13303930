import computed from './guard-rails.json' with { type: 'json' };

/** A published study of what one establishment supports around it, as quoted: the original is still to be checked. */
export type Study = {
  id: string;
  title: string;
  url: string;
  year: string;
  /** Jobs published. `induced` null where the study gives none, or gives it as a ratio (`inducedRatio`). */
  direct: number;
  indirect: number;
  induced: number | null;
  inducedRatio?: number;
  /** The nearest project that the engine can compute: zone of the site, branch of its activity. */
  zone: string;
  branch: string;
};

/** Insee's studies of establishments (vector v14): three sites, guard-rails of the method and never inputs of it. */
export const STUDIES: readonly Study[] = [
  {
    id: 'valduc',
    title: 'Insee Analyses Bourgogne-Franche-Comté n° 63, CEA Valduc',
    url: 'https://www.insee.fr/fr/statistiques/4248821',
    year: '2018',
    direct: 1135,
    indirect: 760,
    induced: 910,
    zone: '2711',
    branch: 'MB',
  },
  {
    id: 'cattenom',
    title: 'Insee Analyses Grand Est, centrale de Cattenom',
    url: 'https://fr.slideshare.net/Paperjam_redaction/insee-analyses-grand-est-centrale-de-cattenom',
    year: '2015-2016',
    direct: 1600,
    indirect: 900,
    induced: 1200,
    zone: '4424',
    branch: 'DZ',
  },
  {
    id: 'mulhouse',
    title: 'Insee Alsace, PSA Mulhouse',
    url: 'http://www.youscribe.com/catalogue/etudes-et-statistiques/autres/psa-peugeot-citroen-mulhouse-une-emprise-territoriale-marquante-1963812',
    year: '2007',
    direct: 9400,
    indirect: 3500,
    induced: null,
    inducedRatio: 1 / 5.5,
    zone: '4411',
    branch: 'CL',
  },
];

/** Indirect per direct job, and induced per direct and indirect job: the two ratios that the studies and the engine share. */
export type Ratios = { indirect: number; induced: number };

/** Ratios of a study. */
export function publishedRatios({ direct, indirect, induced, inducedRatio }: Study): Ratios {
  return {
    indirect: indirect / direct,
    induced: induced === null ? (inducedRatio ?? Number.NaN) : induced / (direct + indirect),
  };
}

/** Smallest and largest published ratios. */
export const BANDS = {
  indirect: bandOf('indirect'),
  induced: bandOf('induced'),
};

/** What the engine gives for the same sites, in the basin and in the region with it: written by the test that holds it. */
export const COMPUTED: Readonly<Record<string, { basin: Ratios; region: Ratios }>> = computed;

function bandOf(of: keyof Ratios): { low: number; high: number } {
  const all = STUDIES.map((study) => publishedRatios(study)[of]);
  return { low: Math.min(...all), high: Math.max(...all) };
}
