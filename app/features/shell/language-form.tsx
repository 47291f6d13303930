import { useI18n } from '#app/i18n/index.ts';

/** One button to the other language; a plain form, so it works without script. */
export function LanguageForm() {
  const { t, lang } = useI18n();
  return (
    <form method="post" action="/langue">
      <button
        type="submit"
        name="lang"
        value={lang === 'fr' ? 'en' : 'fr'}
        className="btn nu"
        title={t('shell.languageHint')}
        lang={lang === 'fr' ? 'en' : 'fr'}
      >
        {t('shell.language')}
      </button>
    </form>
  );
}
