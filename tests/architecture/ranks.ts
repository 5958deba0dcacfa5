/** Who may use whom. `lib/ARCHITECTURE.md` quotes this table; imports.test.ts holds the code to it. */

/** A folder of lib uses lower ranks and itself. */
export const RANKS: Record<string, number> = {
  kernel: 0,
  crypto: 0,
  env: 0,
  db: 1,
  places: 1,
  worlds: 2,
  platform: 2,
  gateways: 2,
  auth: 3,
  ledger: 3,
  companies: 4,
  certification: 5,
  funding: 4,
  accounts: 5,
  bills: 6,
  payments: 7,
  recon: 7,
  invoices: 8,
  jobs: 9,
  qa: 10,
  console: 10,
  edge: 11,
}

/** Folders without a rank, and everything that they may use. `db: types` means `import type` only. */
export const APART: Record<string, readonly string[]> = {
  i18n: ['kernel'],
  simulators: ['kernel', 'crypto', 'db: types', 'gateways'],
}

/** The few steps sideways, each with its reason. */
export const EXCEPTIONS: readonly { from: string; to: string; why: string }[] = [
  { from: 'kernel', to: 'env', why: 'the environment names the failpoint at which a crash test stops the process' },
  { from: 'crypto', to: 'kernel', why: 'what it refuses is a Result' },
]

/** Who may speak of the simulated parties at all. */
export const MAY_USE_SIMULATORS: readonly string[] = ['edge', 'qa', 'cli', 'simulators']
/** Who shows texts to people. */
export const MAY_USE_I18N: readonly string[] = ['edge', 'qa', 'cli', 'app', 'components']

/** Folders whose every file is public: small pure modules, the adapters that app is made of, and texts (a page takes one domain). */
export const OPEN_FOLDERS: readonly string[] = ['kernel', 'edge', 'env', 'i18n']
/** Names of public files everywhere else; a sub-folder with an index.ts has a door of its own. */
export const DOORS: readonly string[] = ['index', 'schemas', 'errors']
/** Public files beside the usual ones. */
export const MORE_DOORS: readonly string[] = ['lib/simulators/sim-ctx', 'lib/simulators/secret-parts']

/** What runs in a browser too. */
export const PURE_KERNEL: readonly string[] = ['billing-cycle', 'calendar', 'csv', 'digits', 'errors', 'invariant', 'meter-code', 'money', 'result']
