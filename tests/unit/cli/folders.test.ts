import { describe, expect, it } from 'vitest'
import { decideFolders, enterableByOthers } from '@/lib/cli/bootstrap/folders.mjs'

const modes = (closed: Record<string, number>) => (folder: string) => closed[folder] ?? 0o40755

describe('enterableByOthers', () => {
  it('looks at every folder up to the root', () => {
    expect(enterableByOthers('/home/li/shuidan', modes({}))).toBe(true)
    expect(enterableByOthers('/root/shuidan', modes({ '/root': 0o40700 }))).toBe(false)
    expect(enterableByOthers('/a/b/c', modes({ '/a/b/c': 0o40750 }))).toBe(false)
  })

  it('needs only passing through, not reading', () => {
    expect(enterableByOthers('/srv/shuidan', modes({ '/srv': 0o40711 }))).toBe(true)
  })
})

describe('decideFolders', () => {
  const usual = { project: '/srv/shuidan', uid: 1000, writable: true, enterable: true }
  const inside = '/srv/shuidan/.shuidan'

  it('keeps everything in the project', () => {
    expect(decideFolders(usual)).toMatchObject({ state: inside, postgres: inside })
    expect(decideFolders({ ...usual, uid: 0 })).toMatchObject({ state: inside, postgres: inside })
  })

  it('does not mind a private home of an ordinary user, who runs PostgreSQL as himself', () => {
    expect(decideFolders({ ...usual, enterable: false }).postgres).toBe(inside)
  })

  it('moves only PostgreSQL when root sits in a folder that others cannot enter', () => {
    const { state, postgres } = decideFolders({ ...usual, uid: 0, enterable: false })
    expect(state).toBe(inside)
    expect(postgres).toMatch(/^\/var\/tmp\/shuidan-[0-9a-f]{12}$/)
  })

  it('moves all of it when the project cannot be written, apart for each user and project', () => {
    const first = decideFolders({ ...usual, writable: false })
    expect(first.state).toBe(first.postgres)
    expect(first.state).toMatch(/^\/var\/tmp\//)
    expect(decideFolders({ ...usual, writable: false, uid: 1001 }).state).not.toBe(first.state)
    expect(decideFolders({ ...usual, writable: false, project: '/srv/other' }).state).not.toBe(first.state)
  })
})
