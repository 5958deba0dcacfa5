/** The other language, named in itself. */
export function LanguageForm({ action, locale, label }: { action: (form: FormData) => Promise<void>; locale: string; label: string }) {
  const other = locale === 'en' ? { value: 'zh-CN', name: '中文' } : { value: 'en', name: 'English' }
  return (
    <form action={action} aria-label={label}>
      <button type="submit" name="locale" value={other.value} lang={other.value} className="tap cursor-pointer rounded-lg px-3 text-note text-link">
        {other.name}
      </button>
    </form>
  )
}
