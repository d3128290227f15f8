import { FIELD_DESCRIPTIONS } from './field-descriptions.js';

type Schema = Record<string, unknown>;

/**
 * Gives each field without a description the one that its name has in FIELD_DESCRIPTIONS, however deep it stands.
 *
 * @param place the shape, and the fields that lead to this one: `Login.user`
 */
export function describeFields<T>(schema: T, place: string): T {
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, items, additionalProperties, anyOf, allOf } = schema as Schema;
  return {
    ...schema,
    ...(isObject(properties) && { properties: describedProperties(properties, place) }),
    ...(items !== undefined && { items: describeFields(items, place) }),
    ...(isObject(additionalProperties) && {
      additionalProperties: describeFields(additionalProperties, place),
    }),
    ...(Array.isArray(anyOf) && { anyOf: describedParts(anyOf, place) }),
    ...(Array.isArray(allOf) && { allOf: describedParts(allOf, place) }),
  };
}

function describedProperties(properties: Schema, place: string): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      describeFields(withDescription(schema, name, place), `${place}.${name}`),
    ]),
  );
}

function withDescription(schema: unknown, name: string, place: string): unknown {
  if (!isObject(schema) || schema['description'] !== undefined) return schema;
  const description = FIELD_DESCRIPTIONS[`${place}.${name}`] ?? FIELD_DESCRIPTIONS[name];
  return description === undefined ? schema : { ...schema, description };
}

function describedParts(schemas: unknown[], place: string): unknown[] {
  return schemas.map((schema) => describeFields(schema, place));
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
