import type { LoaderFunctionArgs } from '@remix-run/node';
import { diagnostic } from '#app/documents/index.ts';
import { diagnosticJson, diagnosticReport } from '#app/features/diagnostic/diagnostic-report.ts';
import { officialFigures } from '#app/features/diagnostic/official-figure.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { exportSpaceDocument } from '#app/features/exports/space-export.ts';
import type { Space } from '#app/services/index.ts';

/** `GET /api/v1/spaces/<id>/diagnostic?format=json|xlsx|docx`. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = async (space: Space) => ({
    space,
    today: todayInParis(),
    figures: officialFigures(await context.services.reference.pack(space.pack), space.zone),
  });
  return exportSpaceDocument(request, context, {
    spec: diagnostic,
    spaceId: params['spaceId'] ?? '',
    formats: ['json', 'xlsx', 'docx'],
    json: async (_, { space, snapshot }) => diagnosticJson(snapshot, await asked(space)),
    report: async (i18n, { space, snapshot }) => diagnosticReport(i18n, snapshot, await asked(space)),
  });
}
