import type { Message } from '../message.ts';
import { charts as chartsEn } from './en/charts.ts';
import { components as componentsEn } from './en/components.ts';
import { compare as compareEn } from './en/compare.ts';
import { impact as impactEn } from './en/impact.ts';
import { project as projectEn } from './en/project.ts';
import { dev as devEn } from './en/dev.ts';
import { shell as shellEn } from './en/shell.ts';
import { charts } from './fr/charts.ts';
import { components } from './fr/components.ts';
import { compare } from './fr/compare.ts';
import { impact } from './fr/impact.ts';
import { project } from './fr/project.ts';
import { dev } from './fr/dev.ts';
import { shell } from './fr/shell.ts';

/** Every French text. One line a subject. */
export const fr = {
  ...components,
  ...charts,
  ...dev,
  ...shell,
  ...project,
  ...impact,
  ...compare,
} as const;

/** A key of the catalogues; French decides which exist. */
export type MessageKey = keyof typeof fr;

/** Every English text; a missing key does not compile. */
export const en: Readonly<Record<MessageKey, Message>> = {
  ...componentsEn,
  ...chartsEn,
  ...devEn,
  ...shellEn,
  ...projectEn,
  ...impactEn,
  ...compareEn,
};
