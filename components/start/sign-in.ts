/**
 * Signs in through next-auth's own addresses and goes on to `to`; gives back a text when it did not work.
 * WeChat takes `login_hint` in the query, everything else in the form.
 */
export async function signIn(provider: 'wechat' | 'password' | 'one-tap', fields: Record<string, string>, to: string): Promise<string | null> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const isOauth = provider === 'wechat'
  const address = isOauth ? `/api/auth/signin/wechat?${new URLSearchParams(fields)}` : `/api/auth/callback/${provider}`
  const body = new URLSearchParams({ ...(isOauth ? {} : fields), csrfToken, callbackUrl: to, json: 'true' })
  const response = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  const { url } = (await response.json()) as { url: string }
  const code = new URL(url, window.location.href).searchParams.get('error')
  if (!code) {
    window.location.assign(url)
    // The page is leaving: whoever waits for this keeps waiting.
    return new Promise(() => {})
  }
  const text = await fetch(`/api/error-text?code=${encodeURIComponent(code)}`)
  return ((await text.json()) as { message: string }).message
}
