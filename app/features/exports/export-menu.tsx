import { Download } from 'lucide-react';
import { Menu } from '#app/components/menu.tsx';
import { useI18n } from '#app/i18n/index.ts';
import type { FileFormat } from './file-answer.ts';

/** « Exporter »: the files that a page can be taken away as. `address` answers `?format=`. */
export function ExportMenu({ address, formats }: { address: string; formats: readonly FileFormat[] }) {
  const { t } = useI18n();
  return (
    <Menu
      label={t('files.menu')}
      text={t('files.menu')}
      items={formats.map((format) => ({
        id: format,
        label: t(`files.format.${format}`),
        icon: Download,
        href: `${address}?format=${format}`,
      }))}
    />
  );
}
