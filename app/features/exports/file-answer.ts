/** Media types of the files that leave the platform. */
const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
} as const;

export type FileFormat = keyof typeof TYPES;

/** A file to save under that name (see `fileStem`). Never kept by a cache: it may hold what only this person may read. */
export function fileAnswer(content: Uint8Array | string, format: FileFormat, stem: string): Response {
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${stem}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
