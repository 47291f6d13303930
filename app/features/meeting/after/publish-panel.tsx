import { Button, LinkButton } from '#app/components/button.tsx';
import { useI18n } from '#app/i18n/index.ts';

/** Under a restitution: what became of its actions, and who may read it. Not on paper. */
export function PublishPanel({
  meetingId,
  publishedAt,
  publishes,
  kept,
}: {
  meetingId: string;
  publishedAt: string | null;
  publishes: boolean;
  /** Actions whose owner has not agreed to be named for anybody to read. */
  kept: number;
}) {
  const { t, format } = useI18n();
  const published = publishedAt !== null;
  return (
    <aside className="feuille large no-print" aria-labelledby="suite">
      <h2 id="suite">{t('after.next')}</h2>
      <p>
        {published ? t('after.publish.since', { day: format.date(publishedAt) }) : t('after.publish.inside')}{' '}
        {publishes && !published ? t('after.publish.what') : null}{' '}
        {publishes && kept > 0 ? t('after.publish.kept', { count: kept }) : null}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <LinkButton href={`/m/${meetingId}/depuis`}>{t('after.since.title')}</LinkButton>
        {published ? (
          <LinkButton href={`/rencontres/${meetingId}`}>{t('after.publish.see')}</LinkButton>
        ) : null}
        {publishes ? (
          <form method="post">
            <input type="hidden" name="intent" value={published ? 'withdraw' : 'publish'} />
            <Button type="submit">{t(published ? 'after.publish.withdraw' : 'after.publish')}</Button>
          </form>
        ) : null}
      </div>
    </aside>
  );
}
