import { toJsonSchema } from '@valibot/to-json-schema'
import { healthSchema } from './health-schema.ts'
import { poolSchema, portalSchema } from './schema.ts'
import { statementSchema } from './statement.ts'

/** The files that let editors complete and check the YAML files, and others read health.json: name to content. */
export const jsonSchemas = {
  'portal.schema.json': written(portalSchema),
  'pool.schema.json': written(poolSchema),
  'accessibility.schema.json': written(statementSchema),
  'health.schema.json': written(healthSchema),
}

function written(schema: Parameters<typeof toJsonSchema>[0]): string {
  // These two actions are functions: only the check command can apply them.
  const converted = toJsonSchema(schema, { ignoreActions: ['check', 'guard'] })
  return `${JSON.stringify(converted, null, 2)}\n`
}
