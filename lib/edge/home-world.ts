import { headers } from 'next/headers'
import { cache } from 'react'
import { env } from '@/lib/env'
import { findWorld, isOpen } from '@/lib/worlds'
import { worldNameOf } from './world-name'

/** Whether the world that the address names is there; a page that is not found says which of the two is missing. */
export const worldExists = cache(async (): Promise<boolean> => {
  const name = worldNameOf(await headers())
  return isOpen(name) || (await findWorld(name).catch(() => null)) !== null
})

/** The way home from a world that is not. */
export const demoUrl = (): string => `http://localhost:${env.webPort}/`
