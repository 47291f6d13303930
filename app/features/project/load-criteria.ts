import { project } from '#app/documents/index.ts';
import { agreedProposal } from '#app/features/impact/criteria.ts';
import type { Lang } from '#app/i18n/index.ts';
import { authorise, CRITERIA_MAX, type Actor, type Services, type Space } from '#app/services/index.ts';
import { criteriaOptions, type CriteriaOptions } from './criteria-options.ts';
import type { CriteriaData, CriteriaOutcome } from './criteria-page.tsx';
import { loadComparison, loadCriteria } from './load-comparison.ts';
import { readCriteria } from './read-criteria.ts';

/** All that the page of the criteria shows. The offer of figures is computed for those who may change them only. */
export async function loadCriteriaPage(
  services: Services,
  person: Actor | null,
  space: Pick<Space, 'id' | 'zone' | 'pack'>,
): Promise<CriteriaData> {
  const target = { kind: 'space', spaceId: space.id } as const;
  const manages = authorise(person, 'set-criteria', target).ok;
  const [{ criteria, locked }, set, tally, projects] = await Promise.all([
    loadCriteria(services, space),
    services.scoring.current(space.id),
    services.weights.tally(space.id),
    services.projects.list(space.id),
  ]);
  const candidates = await Promise.all(
    projects.map(async ({ id }) => {
      const read = await services.documents.snapshot(project, id);
      const fields = read.ok ? read.value.fields : null;
      return fields === null || fields.status === 'dropped' ? null : { id, title: fields.title };
    }),
  );
  return {
    space: space.id,
    rules: criteria,
    proposed: (set?.criteria.length ?? 0) === 0,
    locked,
    manages,
    marks: authorise(person, 'mark', target).ok,
    voters: tally.voters,
    candidates: candidates.filter((one) => one !== null),
    offer: manages && locked === null ? await offerOf(services, person, space) : null,
  };
}

/** Figures that may be criteria here: those of the reference project and those the candidates have. */
async function offerOf(
  services: Services,
  person: Actor | null,
  space: Pick<Space, 'id' | 'zone' | 'pack'>,
): Promise<CriteriaOptions | null> {
  const [slice, comparison] = await Promise.all([
    services.reference.slice(space.zone, 'central', space.pack),
    loadComparison(services, person, space.id, null, true),
  ]);
  if (slice === null) return null;
  const figures = comparison.ok
    ? Object.values(comparison.value.initial.balances).flatMap((balance) =>
        Object.entries(balance.figures).flatMap(([key, { value }]) => (value === null ? [] : [key])),
      )
    : [];
  return criteriaOptions(slice, space.zone, new Set(figures));
}

/**
 * Does what a form of the page asks. `save`, `lock`, `reopen` and `reset` are for those who set the criteria, `marks` for those
 * who may give marks.
 */
export async function changeCriteria(
  { services, person, lang }: { services: Services; person: Actor | null; lang: Lang },
  space: Pick<Space, 'id' | 'zone' | 'pack'>,
  form: FormData,
): Promise<CriteriaOutcome | 'forbidden'> {
  const intent = form.get('intent');
  const target = { kind: 'space', spaceId: space.id } as const;
  const right = authorise(person, intent === 'marks' ? 'mark' : 'set-criteria', target);
  if (!right.ok || person === null) return 'forbidden';
  const who = { spaceId: space.id, personId: person.id };
  switch (intent) {
    case 'save': {
      const offer = await offerOf(services, person, space);
      const text = form.get('criteria');
      if (offer === null || typeof text !== 'string') return { ok: false, code: 'form' };
      const read = readCriteria(text, offer, lang, newCriterionId);
      if (!read.ok) return read;
      const saved = await services.scoring.save({ ...who, criteria: read.criteria });
      return saved.ok ? { ok: true, what: 'save' } : refusalOf(saved.failure);
    }
    case 'reset': {
      const saved = await services.scoring.save({ ...who, criteria: [] });
      return saved.ok ? { ok: true, what: 'reset' } : refusalOf(saved.failure);
    }
    case 'lock': {
      const proposed = agreedProposal(await services.reference.pack(space.pack), space.zone);
      const locked = await services.scoring.lock({ ...who, proposed });
      return locked.ok ? { ok: true, what: 'lock' } : refusalOf(locked.failure);
    }
    case 'reopen': {
      const opened = await services.scoring.reopen(who);
      return opened.ok ? { ok: true, what: 'reopen' } : refusalOf(opened.failure);
    }
    case 'marks': {
      const marks = [...form.entries()].flatMap(([name, value]) => {
        const [field, criterion = '', projectId = ''] = name.split('.');
        if (field !== 'mark' || typeof value !== 'string') return [];
        return [{ criterion, projectId, value: value === '' ? null : Number(value) }];
      });
      const given = await services.scoring.mark({ ...who, marks: marks.slice(0, MARKS_MAX) });
      return given.ok ? { ok: true, what: 'marks' } : refusalOf(given.failure);
    }
    default:
      return { ok: false, code: 'form' };
  }
}

/** Every criterion on a hundred candidates. */
const MARKS_MAX = CRITERIA_MAX * 100;

function refusalOf({ code, problem }: { code: string; [detail: string]: unknown }): CriteriaOutcome {
  return { ok: false, code: typeof problem === 'string' && problem === 'criterion-twice' ? problem : code };
}

function newCriterionId(): string {
  return crypto.randomUUID().slice(0, 8);
}
