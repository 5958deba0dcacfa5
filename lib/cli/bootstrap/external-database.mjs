import { fail } from './fail.mjs'
import { query } from './query.mjs'

const ROLE = 'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user'

/** @returns the URL with database `postgres` where it names none (the client would guess the user's name) */
export function maintenanceUrl(text) {
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol)) {
    fail('DATABASE_URL 不是 postgresql:// 地址', 'DATABASE_URL is not a postgresql:// URL')
  }
  const url = new URL(text)
  if (url.pathname.length < 2) url.pathname = '/postgres'
  return url.href
}

/** Whether the server of DATABASE_URL can be used: it answers, and the role may create databases (each world is one). */
export async function checkExternal(text) {
  const url = maintenanceUrl(text)
  let rows
  try {
    rows = await query(url, ROLE)
  } catch (error) {
    const reason = error.message || error.code
    fail(`连不上 DATABASE_URL 的数据库：${reason}`, `cannot connect to DATABASE_URL: ${reason}`)
  }
  if (!rows[0]?.may) {
    fail('DATABASE_URL 的角色没有 CREATEDB 权限', 'the role of DATABASE_URL may not create databases (CREATEDB)')
  }
  return url
}
