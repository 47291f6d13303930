import type { ContributionKind } from '#app/services/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import { checkDraft } from './check-draft.ts';
import type { Draft } from './draft-form.tsx';
import { usePhone } from './use-phone.ts';

/** Checks a draft and hands it to the outbox. True when it went. */
export function useSendCard(): (input: {
  draft: Draft;
  kind: ContributionKind;
  step: string;
  needed: string;
  content: Readonly<Record<string, unknown>>;
  named?: boolean;
  parent?: string | null;
  id?: string | null;
}) => boolean {
  const phone = usePhone();
  const i18n = useI18n();
  return ({ draft, kind, step, needed, content, named = false, parent = null, id = null }) => {
    if (phone.frozen) return false;
    const errors = checkDraft(i18n, kind, content, needed);
    if (Object.keys(errors).length > 0) {
      draft.setErrors(errors);
      const field = Object.keys(errors)[0] ?? needed;
      const control = draft.formRef.current?.elements.namedItem(field);
      if (control instanceof HTMLElement) control.focus();
      return false;
    }
    phone.send({ what: 'contribution', kind, step, content, named, parent, id });
    draft.clear();
    return true;
  };
}
