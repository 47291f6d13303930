import type { LoaderFunctionArgs } from '@remix-run/node';
import { priorities } from '#app/documents/index.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { exportSpaceDocument } from '#app/features/exports/space-export.ts';
import { prioritiesJson, prioritiesReport } from '#app/features/priorities/priorities-report.ts';

/** `GET /api/v1/spaces/<id>/priorities?format=json|xlsx|docx`. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const today = todayInParis();
  return exportSpaceDocument(request, context, {
    spec: priorities,
    spaceId: params['spaceId'] ?? '',
    formats: ['json', 'xlsx', 'docx'],
    json: (_, { space, snapshot }) => prioritiesJson(snapshot, { space, today }),
    report: (i18n, { space, snapshot }) => prioritiesReport(i18n, snapshot, { space, today }),
  });
}
