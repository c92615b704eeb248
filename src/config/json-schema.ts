import { toJsonSchema } from '@valibot/to-json-schema'
import { poolSchema, portalSchema } from './schema.ts'

/** The files that let editors complete and check the two YAML files: name to content. */
export const jsonSchemas = {
  'portal.schema.json': written(portalSchema),
  'pool.schema.json': written(poolSchema),
}

function written(schema: Parameters<typeof toJsonSchema>[0]): string {
  // These two actions are functions: only the check command can apply them.
  const converted = toJsonSchema(schema, { ignoreActions: ['check', 'guard'] })
  return `${JSON.stringify(converted, null, 2)}\n`
}
