import { act, render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import { expect, it } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { emptyDocument, project, setField } from '#app/documents/index.ts';
import { useReading } from './use-reading.ts';

function Jobs({ doc }: { doc: Doc }) {
  const reading = useReading(doc, project);
  return (
    <>
      <output>{reading?.ok === true ? reading.value.fields.directJobs : 'none'}</output>
      <Early doc={doc} />
    </>
  );
}

/** A field in which somebody typed before the page was ready: it writes as soon as it is there, before its parents listen. */
function Early({ doc }: { doc: Doc }) {
  useEffect(() => {
    setField(project, doc, 'directJobs', 61, { id: 'ana', name: 'Ana' });
  }, [doc]);
  return null;
}

it('shows what a part of the page wrote before the page listened, and what comes after', () => {
  const doc = new Doc();
  applyUpdate(doc, emptyDocument(project));
  render(<Jobs doc={doc} />);
  expect(screen.getByRole('status').textContent).toBe('61');
  act(() => void setField(project, doc, 'directJobs', 48, { id: 'ana', name: 'Ana' }));
  expect(screen.getByRole('status').textContent).toBe('48');
});
