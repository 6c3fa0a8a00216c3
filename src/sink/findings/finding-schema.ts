import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { findingShape } from './finding-shape.ts';

/** The shape of a line of findings as JSON Schema (draft 2020-12). */
export function findingSchema(): JsonSchema {
  const schema = toJsonSchema(findingShape, {
    target: 'draft-2020-12',
    typeMode: 'input',
    // Null becomes undefined when a line is read: that is no matter of its shape.
    ignoreActions: ['transform'],
  });
  return { ...schema, title: 'logsluice finding' };
}
