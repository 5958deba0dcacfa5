import type { Ctx, Role } from '@/lib/db'
import type { TestWorld } from '../../support/world'

/** Somebody of the console, by the name he signs in with. */
export async function deskOf(world: TestWorld, loginName: string): Promise<Ctx> {
  const [user] = await (await world.system()).db.query<{ id: string; role: Role }>('SELECT id, role FROM app_user WHERE login_name = $1', [loginName])
  if (!user) throw new Error(loginName)
  return world.as({ kind: 'USER', userId: user.id, role: user.role, sessionId: 's' })
}
