import type { Message } from '../message.ts';
import { basin as basinEn } from './en/basin.ts';
import { trace as traceEn } from './en/trace.ts';
import { charts as chartsEn } from './en/charts.ts';
import { collab as collabEn } from './en/collab.ts';
import { components as componentsEn } from './en/components.ts';
import { compare as compareEn } from './en/compare.ts';
import { impact as impactEn } from './en/impact.ts';
import { project as projectEn } from './en/project.ts';
import { dev as devEn } from './en/dev.ts';
import { shell as shellEn } from './en/shell.ts';
import { basin } from './fr/basin.ts';
import { trace } from './fr/trace.ts';
import { editing as editingEn } from './en/editing.ts';
import { diagnostic as diagnosticEn } from './en/diagnostic.ts';
import { priorities as prioritiesEn } from './en/priorities.ts';
import { roadmap as roadmapEn } from './en/roadmap.ts';
import { charts } from './fr/charts.ts';
import { roadmap } from './fr/roadmap.ts';
import { priorities } from './fr/priorities.ts';
import { diagnostic } from './fr/diagnostic.ts';
import { editing } from './fr/editing.ts';
import { start as startEn } from './en/start.ts';
import { mail as mailEn } from './en/mail.ts';
import { collab } from './fr/collab.ts';
import { components } from './fr/components.ts';
import { start } from './fr/start.ts';
import { mail } from './fr/mail.ts';
import { compare } from './fr/compare.ts';
import { impact } from './fr/impact.ts';
import { project } from './fr/project.ts';
import { dev } from './fr/dev.ts';
import { shell } from './fr/shell.ts';

/** Every French text. One line a subject. */
export const fr = {
  ...components,
  ...collab,
  ...charts,
  ...trace,
  ...basin,
  ...dev,
  ...shell,
  ...mail,
  ...start,
  ...project,
  ...impact,
  ...compare,
  ...editing,
  ...diagnostic,
  ...priorities,
  ...roadmap,
} as const;

/** A key of the catalogues; French decides which exist. */
export type MessageKey = keyof typeof fr;

/** Every English text; a missing key does not compile. */
export const en: Readonly<Record<MessageKey, Message>> = {
  ...componentsEn,
  ...collabEn,
  ...chartsEn,
  ...traceEn,
  ...basinEn,
  ...devEn,
  ...shellEn,
  ...mailEn,
  ...startEn,
  ...projectEn,
  ...impactEn,
  ...compareEn,
  ...editingEn,
  ...diagnosticEn,
  ...prioritiesEn,
  ...roadmapEn,
};
