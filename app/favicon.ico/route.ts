/** Where browsers look for an icon by themselves: on pages of which Next sends no head, such as those that are not there. */
export function GET(): Response {
  return new Response(null, { status: 308, headers: { location: '/icon.svg', 'cache-control': 'public, max-age=86400' } })
}
