/** The kit for tests against Shuidan: see README.md beside this file. */
export { Clock, type Step } from './clock'
export { expect, test, type KitFixtures, type KitOptions, type KitWorkerOptions } from './fixtures'
export { Inbox, type Message } from './inbox'
export { enter, enterByWechat, enterWithPassword } from './people'
export { api, call, originOf, SERVER, type Answer, type Call } from './server'
export { World, type Books, type WorldOptions } from './world'
