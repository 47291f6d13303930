import type { project } from '#app/documents/index.ts';
import type { DocumentContent } from './build-document.ts';
import { DEMO_SEED } from './demo.ts';
import type { DemoKey } from './people.ts';

/** A candidate of the demonstration. `number` is its card's; `leads` may write it whatever their role. */
export type DemoProject = {
  id: string;
  number: number;
  leads: readonly DemoKey[];
  content: DocumentContent<typeof project>;
};

/**
 * Six invented candidates with plausible inputs. Several inputs are left to the estimate on purpose: a file never starts
 * complete. Money in k€, shares 0 to 1, as the engine reads them. `year` is the current one.
 */
export function demoProjects(year: number): readonly DemoProject[] {
  return [
    {
      id: 'cobotique',
      number: 147,
      leads: ['elodie', 'julie'],
      content: {
        fields: {
          title: 'Cellules cobotiques pour machines-outils',
          lead: 'Atelier Savoureuse (fictif)',
          product:
            'Cellules de chargement collaboratives, montées et réglées avec les constructeurs de machines.',
          replaces: 'Cellules importées d’Allemagne et du Japon.',
          commune: '90032',
          zone: DEMO_SEED.zone,
          branch: 'CK',
          status: 'coached',
          cardNumber: 147,
          example: true,
          directJobs: 60,
          turnover: 11_400,
          importReplacement: 0.64,
          purchases: 5200,
          purchasesProof: 'Devis de neuf fournisseurs (exemple)',
          francePurchaseShare: 0.81,
          investment: 7800,
          investmentProof: 'Plan de financement signé (exemple)',
          fullYear: year + 4,
        },
        collections: {},
        rich: {
          narrative: [
            'Un constructeur de machines spéciales de Danjoutin veut monter des cellules où un bras collaboratif charge et décharge la machine-outil.',
            'Deux constructeurs voisins apportent leurs interfaces ; le lycée de Belfort formerait les régleurs.',
          ],
        },
      },
    },
    {
      id: 'fonderie',
      number: 142,
      leads: ['julie'],
      content: {
        fields: {
          title: 'Fonderie avancée de pièces en acier',
          lead: 'Groupement de quatre fondeurs (fictif)',
          product: 'Pièces moulées en acier de cent kilos à trois tonnes, moules imprimés en sable.',
          replaces: 'Pièces moulées importées, à plusieurs mois de délai.',
          commune: '90017',
          zone: DEMO_SEED.zone,
          branch: 'CH',
          status: 'candidate',
          cardNumber: 142,
          example: true,
          directJobs: 64,
          grossWage: 35,
          turnover: 13_200,
          importReplacement: 0.7,
          localPurchaseShare: 0.22,
          investment: 9600,
          publicAid: 1900,
          fullYear: year + 4,
        },
        collections: {},
        rich: {
          narrative: [
            'Quatre fondeurs de fonte mettent en commun un four à acier sur la friche de Bourogne.',
          ],
        },
      },
    },
    {
      id: 'turbines',
      number: 139,
      leads: [],
      content: {
        fields: {
          title: 'Pièces de turbines hydrauliques',
          lead: 'Mécanique de la Bourbeuse (fictif)',
          product: 'Aubes et roues de petites turbines, de l’ébauche forgée à la pièce équilibrée.',
          replaces: 'Aubes finies importées pour la rénovation des barrages.',
          commune: '90010',
          zone: DEMO_SEED.zone,
          branch: 'CK',
          status: 'candidate',
          cardNumber: 139,
          example: true,
          directJobs: 48,
          turnover: 10_100,
          exportShare: 0.4,
          importReplacement: 0.45,
          investment: 6400,
          fullYear: year + 3,
          permanentShare: 0.9,
          permanentShareProof: 'Plan de recrutement (exemple)',
          womenShare: 0.22,
          trainingSpending: 45,
          electricityUse: 640,
          gasUse: 210,
          otherEnergyUse: 0,
          waterUse: 900,
        },
        collections: {},
        rich: { narrative: ['Trois ateliers du bassin se partagent l’ébauche, l’usinage et l’équilibrage.'] },
      },
    },
    {
      id: 'capteurs',
      number: 144,
      leads: [],
      content: {
        fields: {
          title: 'Capteurs industriels',
          lead: 'Jeune entreprise de Sevenans (fictif)',
          product: 'Capteurs de vibration et de température pour machines tournantes.',
          replaces: 'Capteurs importés.',
          commune: '90094',
          zone: DEMO_SEED.zone,
          branch: 'CI',
          status: 'candidate',
          cardNumber: 144,
          example: true,
          directJobs: 42,
          grossWage: 41,
          importReplacement: 0.55,
          investment: 5200,
          publicAid: 900,
        },
        collections: {},
        rich: {
          narrative: ['Née dans un laboratoire, l’entreprise hésite entre Sevenans et le bassin voisin.'],
        },
      },
    },
    {
      id: 'usinage',
      number: 141,
      leads: [],
      content: {
        fields: {
          title: 'Pièces usinées de précision',
          lead: 'Décolletage de l’Allaine (fictif)',
          product: 'Pièces d’hydraulique et de médical, petites et moyennes séries.',
          replaces: 'Une partie des séries parties en Europe de l’Est.',
          commune: '90033',
          zone: DEMO_SEED.zone,
          branch: 'CH',
          status: 'candidate',
          cardNumber: 141,
          example: true,
          directJobs: 36,
          turnover: 5900,
          importReplacement: 0.35,
          localPurchaseShare: 0.3,
          investment: 3900,
          fullYear: year + 2,
        },
        collections: {},
        rich: {
          narrative: ['L’atelier a les machines ; il lui manque les régleurs et un second donneur d’ordres.'],
        },
      },
    },
    {
      id: 'microelectronique',
      number: 146,
      leads: [],
      content: {
        fields: {
          title: 'Groupement microélectronique',
          lead: 'Six entreprises du bassin (fictif)',
          product: 'Assemblage de cartes électroniques en commun, essais compris.',
          replaces: 'Cartes assemblées en Asie.',
          commune: '90010',
          zone: DEMO_SEED.zone,
          branch: 'CI',
          status: 'idea',
          cardNumber: 146,
          example: true,
          directJobs: 55,
          grossWage: 33,
          turnover: 14_500,
          importReplacement: 0.75,
          francePurchaseShare: 0.25,
          investment: 8300,
        },
        collections: {
          purchaseMix: [
            { id: 'composants', branch: 'CI', share: 0.55 },
            { id: 'plasturgie', branch: 'CG', share: 0.08 },
          ],
        },
        rich: {
          narrative: [
            'Six entreprises font assembler des cartes proches ; ensemble elles rempliraient une ligne.',
          ],
        },
      },
    },
  ];
}
