import { define } from '../define'

export const paper = define({
  zh: { enlarge: '放大查看发票', shrink: '收起放大的发票', page: '第 {page} 页' },
  en: { enlarge: 'Enlarge the invoice', shrink: 'Close the enlarged invoice', page: 'Page {page}' },
})
