'use server'

import { refresh } from 'next/cache'
import { keepLocale } from '@/lib/edge/theme'

export async function changeLanguage(form: FormData): Promise<void> {
  await keepLocale(form.get('locale'))
  refresh()
}
