/** Prisma's own schema engine as WebAssembly, for writing migrations and comparing them with the schema. Development only. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

const SCHEMA_FOLDER = 'prisma/schema'
export const SCHEMAS = ['public', 'sim_water', 'sim_wechat', 'sim_phone', 'sim_bank', 'sim_tax']

const CHAR_OID = 18
const TEXT_OID = 25

/**
 * PostgreSQL's one-byte "char" of the catalogues is a type the adapter does not know and the engine insists on:
 * it travels as text and gets its type back on arrival.
 */
function catalogAdapter(databaseUrl: string): PrismaPg {
  const charColumns = new Set<string>()
  class CatalogPool extends pg.Pool {
    override query: pg.Pool['query'] = (async (...args: [pg.QueryConfig]) => {
      const result = await super.query(...args)
      for (const field of result.fields) {
        if (field.dataTypeID !== CHAR_OID) continue
        field.dataTypeID = TEXT_OID
        charColumns.add(field.name)
      }
      return result
    }) as pg.Pool['query']
  }
  const factory = new PrismaPg(new CatalogPool({ connectionString: databaseUrl, max: 2 }), { disposeExternalPool: true })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type, n) => (charColumns.has(result.columnNames[n] ?? '') ? ColumnTypeEnum.Character : type))
      return { ...result, columnTypes }
    }
    return adapter
  }
  return factory
}

type Engine = { diff(params: object): Promise<{ stdout: string | null }>; free(): void }

function schemaFiles(): [string, string][] {
  return readdirSync(SCHEMA_FOLDER)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => [path.join(SCHEMA_FOLDER, file), readFileSync(path.join(SCHEMA_FOLDER, file), 'utf8')])
}

async function loadEngine(databaseUrl: string): Promise<Engine> {
  const folder = path.resolve('node_modules/@prisma/schema-engine-wasm')
  const bindings = await import(path.join(folder, 'schema_engine_bg.js'))
  const module = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogAdapter(databaseUrl))
  return bindings.SchemaEngine.new({ datamodels: schemaFiles() }, () => {}, adapter)
}

/** SQL that turns the database (tables as they are) into prisma/schema; empty when they agree. */
export async function diffDatabaseToSchema(databaseUrl: string): Promise<string> {
  const engine = await loadEngine(databaseUrl)
  const files = schemaFiles().map(([file, content]) => ({ path: file, content }))
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: SCHEMA_FOLDER },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    shadowDatabaseUrl: null,
  })
  const sql = (result.stdout ?? '').trim()
  return sql.startsWith('-- This is an empty migration') ? '' : sql
}
