import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from './schema.ts';

/** The shape of a config as JSON Schema (draft 7), for editors. Sizes and names are checked further by us. */
export function configJsonSchema(): JsonSchema {
  const schema = toJsonSchema(configSchema, {
    ignoreActions: ['check', 'raw_check'],
    typeMode: 'input',
    // It writes the closed list of the kinds of names as it should be, and says that it cannot.
    errorMode: 'ignore',
  });
  return { ...schema, title: 'logsluice config' };
}
