import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, DataTable, Dialog, Notice } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { CsvFailure, CsvLine, EventValues } from './events-csv.ts';
import { CSV_BYTES, CSV_LINES } from './events-limits.ts';
import type { NamedEvent } from './heritage.ts';

type Found =
  /** `compared` false: what the committee has could not be read. */
  | { name: string; text: string; lines: readonly CsvLine[]; compared: boolean }
  | { name: string; failure: CsvFailure };

/** Lines refused or known that are shown; the count says the rest. */
const SHOWN = 12;

/** Site events from a sheet: read in the browser, shown with what becomes of each line, handed over only when asked. */
export function EventsSheet({
  known,
  committee = null,
  dated = false,
  onRead,
  onAdd,
}: {
  /** Those already noted, which are not added again. */
  known: readonly NamedEvent[];
  /** Asks for those of the committee's diagnostic, which are not added either; it gives null when they cannot be read. */
  committee?: (() => Promise<readonly NamedEvent[] | null>) | null;
  /** Every event needs its year. */
  dated?: boolean;
  /** Another file is looked at: what was said of the last one no longer holds. */
  onRead(): void;
  /**
   * What is new, in the order of the file, the file as it was read, and the lines (the heads are line 1) that the committee has and that
   * are added all the same.
   */
  onAdd(fresh: readonly EventValues[], text: string, anyway: readonly number[]): void;
}) {
  const { t, format } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [anyway, setAnyway] = useState<ReadonlySet<number>>(new Set());

  const read = async (file: File): Promise<void> => {
    onRead();
    setAnyway(new Set());
    if (file.size > CSV_BYTES) {
      setFound({ name: file.name, failure: { code: 'too-large', found: file.size, max: CSV_BYTES } });
      return;
    }
    // Asked for with the file: nobody else carries the reader of sheets.
    const { readEventsCsv } = await import('./events-csv.ts');
    const [text, theirs] = await Promise.all([file.arrayBuffer().then(decode), committee?.() ?? []]);
    const result = readEventsCsv(text, known, { dated, committee: theirs ?? [] });
    setFound(
      result.ok
        ? { name: file.name, text, lines: result.value, compared: theirs !== null }
        : { name: file.name, failure: result.failure },
    );
  };
  const fresh =
    found !== null && 'lines' in found
      ? found.lines.flatMap((line) => (line.state === 'new' ? [line.values] : []))
      : [];
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        className="sr"
        tabIndex={-1}
        aria-label={t('diagnostic.import')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined)
            read(file).catch(() => setFound({ name: file.name, failure: { code: 'empty' } }));
        }}
      />
      <Button icon={FileUp} className="justify-self-start" onClick={() => input.current?.click()}>
        {t('diagnostic.import')}
      </Button>
      <p className="xs doux">{t('diagnostic.import.hint', { max: CSV_LINES })}</p>
      <Dialog
        open={found !== null}
        onClose={() => setFound(null)}
        title={t('diagnostic.import.title', { name: found?.name ?? '' })}
        wide
        actions={
          <>
            {fresh.length + anyway.size === 0 || found === null || !('text' in found) ? null : (
              <Button
                tone="primary"
                onClick={() => {
                  setFound(null);
                  onAdd(fresh, found.text, [...anyway]);
                }}
              >
                {t('diagnostic.import.add', { count: fresh.length + anyway.size })}
              </Button>
            )}
            <Button onClick={() => setFound(null)}>{t('editing.cancel')}</Button>
          </>
        }
      >
        {found === null ? null : 'failure' in found ? (
          <Notice tone="error">
            {t(`diagnostic.import.refused.${found.failure.code}`, {
              found: 'found' in found.failure ? found.failure.found : '',
              max: 'max' in found.failure ? found.failure.max : '',
            })}
          </Notice>
        ) : (
          <div className="grid gap-3">
            <p>
              {t('diagnostic.import.counts', {
                fresh: format.count(fresh.length),
                known: format.count(knownBy(found.lines, 'here')),
                refused: format.count(found.lines.filter(({ state }) => state === 'refused').length),
              })}
            </p>
            {committee === null ? null : found.compared ? (
              <p>{t('diagnostic.import.committee', { count: knownBy(found.lines, 'committee') })}</p>
            ) : (
              <Notice tone="error">{t('diagnostic.import.notCompared')}</Notice>
            )}
            <LeftOut
              lines={found.lines.filter(({ state }) => state !== 'new')}
              anyway={anyway}
              onAnyway={(line) => {
                const next = new Set(anyway);
                if (!next.delete(line)) next.add(line);
                setAnyway(next);
              }}
            />
          </div>
        )}
      </Dialog>
    </>
  );
}

function knownBy(lines: readonly CsvLine[], whose: 'here' | 'committee'): number {
  return lines.filter((line) => line.state === 'known' && line.by === whose).length;
}

/** The lines that will not be added, with why; those that only the committee has may be added all the same, one by one. */
function LeftOut({
  lines,
  anyway,
  onAnyway,
}: {
  lines: readonly CsvLine[];
  anyway: ReadonlySet<number>;
  onAnyway(line: number): void;
}) {
  const { t } = useI18n();
  const [all, showAll] = useState(false);
  if (lines.length === 0) return null;
  const offered = lines.some((line) => line.state === 'known' && line.by === 'committee');
  return (
    <>
      <DataTable
        caption={t('diagnostic.import.leftOut')}
        rows={all ? lines : lines.slice(0, SHOWN)}
        rowKey={(line) => String(line.line)}
        columns={[
          { id: 'line', head: t('diagnostic.import.line'), rowHeader: true, cell: (line) => line.line },
          {
            id: 'why',
            head: t('diagnostic.import.why'),
            cell: (line) =>
              line.state === 'refused'
                ? t(`diagnostic.import.reason.${line.reason}`, { found: line.found })
                : line.state === 'known'
                  ? t(line.by === 'here' ? 'diagnostic.import.known' : 'diagnostic.import.knownByCommittee', {
                      site: line.values.site,
                    })
                  : '',
          },
          ...(offered
            ? [
                {
                  id: 'anyway',
                  head: t('diagnostic.import.anyway'),
                  cell: (line: CsvLine) =>
                    line.state === 'known' && line.by === 'committee' ? (
                      <label className="rang min-h-11">
                        <input
                          type="checkbox"
                          checked={anyway.has(line.line)}
                          onChange={() => onAnyway(line.line)}
                        />
                        <span>
                          {t('diagnostic.import.anywayTick')}
                          <span className="sr"> {line.values.site}</span>
                        </span>
                      </label>
                    ) : (
                      ''
                    ),
                },
              ]
            : []),
        ]}
      />
      {lines.length > SHOWN && !all ? (
        <p>
          <button type="button" className="lien" onClick={() => showAll(true)}>
            {t('diagnostic.import.more', { count: lines.length - SHOWN })}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** UTF-8 when it is, else what an older Excel writes in France. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
