import type { LoaderFunctionArgs } from '@remix-run/node';
import { roadmap } from '#app/documents/index.ts';
import { todayInParis } from '#app/features/editing/open-space-document.ts';
import { exportSpaceDocument } from '#app/features/exports/space-export.ts';
import { roadmapCalendar } from '#app/features/roadmap/roadmap-calendar.ts';
import { roadmapJson, roadmapReport } from '#app/features/roadmap/roadmap-report.ts';

/** `GET /api/v1/spaces/<id>/roadmap?format=json|pdf|docx|xlsx|ics`. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  const spaceId = params['spaceId'] ?? '';
  const today = todayInParis();
  return exportSpaceDocument(request, context, {
    spec: roadmap,
    spaceId,
    formats: ['json', 'pdf', 'docx', 'xlsx', 'ics'],
    json: (i18n, { space, snapshot }) => roadmapJson(i18n, snapshot, { space, today }),
    report: (i18n, { space, snapshot }) => roadmapReport(i18n, snapshot, { space, today }),
    calendar: (i18n, { space, snapshot }) =>
      roadmapCalendar(i18n, snapshot, { space, url: context.url, at: new Date() }),
    page: `/s/${spaceId}/feuille-de-route/imprimer`,
  });
}
