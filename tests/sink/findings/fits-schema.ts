import type { JsonSchema } from '@valibot/to-json-schema';

/**
 * Where a value does not fit a JSON Schema (draft 2020-12), as paths. Knows the keywords that the schema
 * of findings uses; any other throws, so that nothing goes unchecked.
 */
export function misfits(value: unknown, schema: JsonSchema, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`the schema has ${keyword} at ${path}`);
    return check(value, wanted, path, schema);
  });
}

type Check = (value: unknown, wanted: unknown, path: string, schema: JsonSchema) => string[];

const test = (isFit: (value: unknown, wanted: unknown) => boolean): Check => {
  return (value, wanted, path) => (isFit(value, wanted) ? [] : [path]);
};

const nothing: Check = () => [];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KEYWORDS: Readonly<Record<string, Check>> = {
  $schema: nothing,
  title: nothing,
  description: nothing,
  format: test(
    (value, format) => format === 'date-time' && !Number.isNaN(Date.parse(String(value))),
  ),
  type: test((value, type) => {
    if (type === 'null') return value === null;
    if (type === 'array') return Array.isArray(value);
    if (type === 'object') return isObject(value);
    return type === 'integer' ? Number.isInteger(value) : typeof value === type;
  }),
  const: test((value, wanted) => value === wanted),
  enum: test((value, all) => (all as unknown[]).includes(value)),
  pattern: test((value, pattern) => new RegExp(pattern as string, 'u').test(String(value))),
  minimum: test((value, least) => Number(value) >= Number(least)),
  maximum: test((value, most) => Number(value) <= Number(most)),
  anyOf: test((value, schemas) =>
    (schemas as JsonSchema[]).some((schema) => misfits(value, schema).length === 0),
  ),
  required: (value, keys, path) =>
    (keys as string[])
      .filter((key) => !isObject(value) || !(key in value))
      .map((key) => `${path}.${key}`),
  properties: (value, schemas, path) =>
    Object.entries(schemas as Record<string, JsonSchema>).flatMap(([key, schema]) =>
      isObject(value) && key in value ? misfits(value[key], schema, `${path}.${key}`) : [],
    ),
  additionalProperties: (value, wanted, path, { properties = {} }) =>
    Object.entries(isObject(value) ? value : {})
      .filter(([key]) => !(key in properties))
      .flatMap(([key, one]) =>
        wanted === false
          ? [`${path}.${key}`]
          : misfits(one, wanted as JsonSchema, `${path}.${key}`),
      ),
  propertyNames: (value, schema, path) =>
    Object.keys(isObject(value) ? value : {}).flatMap((key) =>
      misfits(key, schema as JsonSchema, `${path}.${key}`),
    ),
  items: (value, schema, path) =>
    (Array.isArray(value) ? value : []).flatMap((one, i) =>
      misfits(one, schema as JsonSchema, `${path}[${i}]`),
    ),
};
