/** `npm run ledger:verify [-- <world>]`: recomputes the books from the postings; exit code 1 when they do not close. */
import { verifyWallets } from '@/lib/funding'
import { verifyInvoices } from '@/lib/invoices'
import { verifyLedger } from '@/lib/ledger'
import { verifyPayments } from '@/lib/payments'
import { verifySettlements } from '@/lib/recon'
import { withWorld } from '@/lib/worlds'
import { fenToYuan } from '@/lib/kernel/money'

const name = process.argv[2] ?? 'demo'
const [ledger, payments, wallets, settlements, invoices] = await withWorld(name, async (world) => [await verifyLedger(world), await verifyPayments(world), await verifyWallets(world), await verifySettlements(world), await verifyInvoices(world)] as const)
const problems = [...ledger.problems, ...payments, ...wallets, ...settlements, ...invoices]
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.stdout.write(`${name}: ${ledger.journals} journals, ${ledger.postings} postings, ${fenToYuan(ledger.heldFen)} yuan held, ${problems.length ? `${problems.length} problems` : 'books close'}\n`)
process.exit(problems.length ? 1 : 0)
