import type { SimResponse } from '../sim-ctx'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const STYLE = `body{margin:0;background:#ededed;color:rgba(0,0,0,.9);font:17px/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:375px;margin:0 auto;padding:48px 24px;box-sizing:border-box}h1{font-size:22px;text-align:center;margin:0 0 8px}p{text-align:center;color:rgba(0,0,0,.6);margin:0 0 32px}
button{display:block;width:100%;min-height:48px;margin:0 0 16px;border:0;border-radius:8px;background:#fff;font:inherit;color:inherit;cursor:pointer}button:focus-visible{outline:3px solid #06733a}`

function html(status: number, title: string, body: string, nonce: string): SimResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main>${body}</main></body></html>`,
  }
}

type Person = { openid: string; nickname: string }

export function choicePage(persons: Person[], query: URLSearchParams, nonce: string): SimResponse {
  const kept = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'].map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(query.get(name) ?? '')}">`)
  const buttons = persons.map((person) => `<button name="openid" value="${escapeHtml(person.openid)}">${escapeHtml(person.nickname)}</button>`)
  const form = `<form method="post" action="/connect/authorize">${kept.join('')}${buttons.join('')}</form>`
  return html(200, '微信登录（模拟）', `<h1>微信登录（模拟）</h1><p>选择要登录的微信号。真实环境在这里扫码。</p>${form}`, nonce)
}

export function problemPage(message: string): SimResponse {
  return html(400, '微信登录（模拟）', `<h1>无法登录</h1><p role="alert">${escapeHtml(message)}</p>`, 'none')
}
