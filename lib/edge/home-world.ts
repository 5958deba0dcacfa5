import { headers } from 'next/headers'
import { env } from '@/lib/env'
import { findWorld } from '@/lib/worlds'
import { worldNameOf } from './world-name'

/** Whether the world that the address names is there; a page that is not found says which of the two is missing. */
export async function worldExists(): Promise<boolean> {
  return (await findWorld(worldNameOf(await headers())).catch(() => null)) !== null
}

/** The way home from a world that is not. */
export const demoUrl = (): string => `http://localhost:${env.webPort}/`
