/** What a meeting leaves as for its space, in the order they are offered. */
export const RESTITUTION_FORMATS = ['pdf', 'docx', 'pptx', 'xlsx', 'csv', 'ics'] as const;
/** What the public page of a restitution leaves as, beside json. */
export const PUBLIC_FORMATS = ['pdf'] as const;
