import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';

interface Mapping {
  readonly additionalProperties?: unknown;
}

/** Every object in a JSON Schema that says which keys a mapping has. */
function mappings(node: unknown): Mapping[] {
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(mappings);
  return 'properties' in node ? [node as Mapping, ...inner] : inner;
}

describe('configJsonSchema()', () => {
  const schema = configJsonSchema();

  it('is a closed shape at every level', () => {
    const found = mappings(schema);
    expect(found).toHaveLength(18);
    for (const mapping of found) expect(mapping.additionalProperties).toBe(false);
  });

  it('lists the kinds that a name can say', () => {
    const text = JSON.stringify(schema);
    expect(text).toMatch(/"propertyNames":\{"enum":\["secret","cookie",/);
  });

  it('is JSON and says of which draft it is', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  });
});
