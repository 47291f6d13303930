import { beside } from './beside.ts';
import { components } from './components.ts';
import { phases } from './phases.ts';
import { phone } from './phone.ts';
import { priorities } from './priorities.ts';
import { shell } from './shell.ts';
import { strategies } from './strategies.ts';

/** The French texts of a participant's phone, and no other: the whole catalogue weighs as much as the page. */
export const ofThePhone = {
  ...beside,
  ...components,
  ...phases,
  ...phone,
  ...priorities,
  ...shell,
  ...strategies,
};
