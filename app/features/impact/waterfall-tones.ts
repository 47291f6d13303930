import type { WaterfallStep } from '#app/components/charts/index.ts';
import type { WaterfallStepId } from './waterfall.ts';

/** The colour of each bar from direct to net. */
export const WATERFALL_TONES = {
  direct: 'direct',
  indirect: 'indirect',
  induced: 'induced',
  gross: 'gross',
  deadweight: 'loss',
  displaced: 'loss',
  substituted: 'loss',
  net: 'net',
} as const satisfies Record<WaterfallStepId, WaterfallStep['tone']>;
