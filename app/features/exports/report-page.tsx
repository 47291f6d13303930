import type { ReactNode } from 'react';
import { Logo } from '#app/components/logo.tsx';
import { useI18n } from '#app/i18n/index.ts';
import { cellText, readable, type Report, type ReportTable } from './report.ts';

/** A report as a page made to be printed: what the pdf is made of, and what a browser prints where there is no pdf. */
export function ReportPage({ report, actions }: { report: Report; actions?: ReactNode }) {
  const { t } = useI18n();
  return (
    <main className="rapport">
      <header className="bilan-tete">
        <Logo />
        <span>{report.kicker}</span>
        {actions === undefined ? null : <span className="no-print ml-auto">{actions}</span>}
      </header>
      <h1>{report.title}</h1>
      <dl className="rapport-faits">
        {report.facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.sections
        .map((section) => readable({ t }, section))
        .map(({ title, text, table }, index) => (
          <section key={`${index} ${title}`}>
            <h2>{title}</h2>
            {text.map((line, place) => (
              <p key={`${place} ${line}`}>{line}</p>
            ))}
            {table === null ? null : table.rows.length === 0 ? (
              <p>
                <i>{table.empty}</i>
              </p>
            ) : (
              // A wide table scrolls by itself on a phone, with the keyboard too.
              <div className="rapport-cadre" role="region" aria-label={table.caption} tabIndex={0}>
                <PrintedTable table={table} />
              </div>
            )}
          </section>
        ))}
    </main>
  );
}

function PrintedTable({ table: { caption, columns, rows } }: { table: ReportTable }) {
  const { format } = useI18n();
  return (
    <table>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, kind }) => (
            <th key={title} scope="col" className={kind}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, line) => (
          <tr key={line}>
            {columns.map((column, index) => (
              <td key={column.title} className={column.kind}>
                {cellText(cells[index] ?? null, column, format)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
