import type { LoaderFunctionArgs } from '@remix-run/node';
import { diagnostic } from '#app/documents/index.ts';
import { diagnosticJson, diagnosticReport } from '#app/features/diagnostic/diagnostic-report.ts';
import { officialFigures } from '#app/features/diagnostic/official-figure.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { exportSpaceDocument } from '#app/features/exports/space-export.ts';

/** `GET /api/v1/spaces/<id>/diagnostic?format=json|xlsx|docx`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { spaces, reference } = context.services;
  const pack = await reference.pack((await spaces.get(params['spaceId'] ?? ''))?.pack ?? null);
  const today = todayInParis();
  return exportSpaceDocument(request, context, {
    spec: diagnostic,
    spaceId: params['spaceId'] ?? '',
    formats: ['json', 'xlsx', 'docx'],
    json: (_, { space, snapshot }) =>
      diagnosticJson(snapshot, { space, today, figures: officialFigures(pack, space.zone) }),
    report: (i18n, { space, snapshot }) =>
      diagnosticReport(i18n, snapshot, { space, today, figures: officialFigures(pack, space.zone) }),
  });
}
