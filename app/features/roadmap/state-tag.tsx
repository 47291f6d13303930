import { Tag, type TagTone } from '#app/components/index.ts';
import { useI18n } from '#app/i18n/index.ts';
import type { Row } from './stages.ts';

const TONES: Readonly<Record<Row['state'], TagTone>> = {
  done: 'done',
  late: 'late',
  running: 'running',
  'to-come': 'plain',
  undated: 'plain',
  milestone: 'plain',
};

/** Where an action stands, in words on its ground. */
export function StateTag({ row }: { row: Row }) {
  const { t } = useI18n();
  return <Tag tone={TONES[row.state]}>{t(`roadmap.state.${row.state}`)}</Tag>;
}
