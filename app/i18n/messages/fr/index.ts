import { after } from './after.ts';
import { agenda } from './agenda.ts';
import { balance } from './balance.ts';
import { basin } from './basin.ts';
import { beside } from './beside.ts';
import { branches } from './branches.ts';
import { charts } from './charts.ts';
import { collab } from './collab.ts';
import { compare } from './compare.ts';
import { criteria } from './criteria.ts';
import { components } from './components.ts';
import { data } from './data.ts';
import { consoleTexts } from './console.ts';
import { dev } from './dev.ts';
import { diagnostic } from './diagnostic.ts';
import { editing } from './editing.ts';
import { engine } from './engine.ts';
import { facts } from './facts.ts';
import { files } from './files.ts';
import { everywhere } from './everywhere.ts';
import { fit } from './fit.ts';
import { impact } from './impact.ts';
import { mail } from './mail.ts';
import { method } from './method.ts';
import { opportunities } from './opportunities.ts';
import { paper } from './paper.ts';
import { phases } from './phases.ts';
import { phone } from './phone.ts';
import { presence } from './presence.ts';
import { priorities } from './priorities.ts';
import { project } from './project.ts';
import { restitution } from './restitution.ts';
import { roadmap } from './roadmap.ts';
import { room } from './room.ts';
import { screen } from './screen.ts';
import { shell } from './shell.ts';
import { start } from './start.ts';
import { strategies } from './strategies.ts';
import { surroundings } from './surroundings.ts';
import { trace } from './trace.ts';

/** Every French text. One line a subject. */
export const fr = {
  ...after,
  ...agenda,
  ...balance,
  ...basin,
  ...beside,
  ...branches,
  ...charts,
  ...collab,
  ...compare,
  ...criteria,
  ...components,
  ...data,
  ...consoleTexts,
  ...dev,
  ...diagnostic,
  ...editing,
  ...engine,
  ...facts,
  ...files,
  ...everywhere,
  ...fit,
  ...impact,
  ...mail,
  ...method,
  ...opportunities,
  ...paper,
  ...phases,
  ...phone,
  ...presence,
  ...priorities,
  ...project,
  ...restitution,
  ...roadmap,
  ...room,
  ...screen,
  ...shell,
  ...start,
  ...strategies,
  ...surroundings,
  ...trace,
} as const;

/** A key of the catalogues; French decides which exist. */
export type MessageKey = keyof typeof fr;
