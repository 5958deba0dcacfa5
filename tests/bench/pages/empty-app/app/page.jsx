import { headers } from 'next/headers'

/** The reference: a page that is made anew for every request and does nothing else. */
export default async function Page() {
  const host = (await headers()).get('host')
  return <main>{host}</main>
}
