import type { Message } from '../message.ts';
import { charts as chartsEn } from './en/charts.ts';
import { components as componentsEn } from './en/components.ts';
import { dev as devEn } from './en/dev.ts';
import { shell as shellEn } from './en/shell.ts';
import { charts } from './fr/charts.ts';
import { components } from './fr/components.ts';
import { dev } from './fr/dev.ts';
import { shell } from './fr/shell.ts';

/** Every French text. One line a subject. */
export const fr = {
  ...components,
  ...charts,
  ...dev,
  ...shell,
} as const;

/** A key of the catalogues; French decides which exist. */
export type MessageKey = keyof typeof fr;

/** Every English text; a missing key does not compile. */
export const en: Readonly<Record<MessageKey, Message>> = {
  ...componentsEn,
  ...chartsEn,
  ...devEn,
  ...shellEn,
};
