/** What is typed in one form and not sent yet: texts, and lists for what is ticked. */
export type DraftValues = Readonly<Record<string, string | readonly string[]>>;

/** Drafts of one person in one meeting, kept on this device. Nothing here throws: a full or closed storage loses nothing that is on screen. */
export type Drafts = {
  read(form: string): DraftValues | null;
  /** False when the device did not keep it. */
  write(form: string, values: DraftValues): boolean;
  remove(form: string): void;
};

/** @param storage null where there is none. */
export function openDrafts(storage: Storage | null, meetingId: string, personId: string): Drafts {
  const key = (form: string): string => `ancrage/brouillon/${meetingId}/${personId}/${form}`;
  return {
    read(form) {
      try {
        const kept: unknown = JSON.parse(storage?.getItem(key(form)) ?? 'null');
        return isDraft(kept) ? kept : null;
      } catch {
        return null;
      }
    },
    write(form, values) {
      try {
        storage?.setItem(key(form), JSON.stringify(values));
        return storage !== null;
      } catch {
        return false;
      }
    },
    remove(form) {
      try {
        storage?.removeItem(key(form));
      } catch {
        // It stays, and is offered again: better twice than never.
      }
    },
  };
}

/** Whether somebody typed or ticked anything. */
export function isEmptyDraft(values: DraftValues, empty: DraftValues): boolean {
  return Object.entries(values).every(([field, value]) => String(value) === String(empty[field] ?? ''));
}

function isDraft(value: unknown): value is DraftValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(
      (each) =>
        typeof each === 'string' || (Array.isArray(each) && each.every((one) => typeof one === 'string')),
    )
  );
}
