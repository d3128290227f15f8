import { isDeepStrictEqual } from 'node:util';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json | undefined;
}

/**
 * Moves every schema that has a name (`$id`) into the components and leaves a reference.
 *
 * @param components by name; is extended
 * @throws Error two different shapes have the same name
 */
export function hoistComponents<T>(node: T, components: Record<string, unknown>): T {
  if (Array.isArray(node))
    return node.map((entry: unknown) => hoistComponents(entry, components)) as T;
  if (typeof node !== 'object' || node === null) return node;

  const entries = Object.entries(node).map(([key, value]) => [
    key,
    hoistComponents<unknown>(value, components),
  ]);
  const { $id: name, ...shape } = Object.fromEntries(entries) as Record<string, unknown>;
  if (typeof name !== 'string') return { ...shape, ...(name !== undefined && { $id: name }) } as T;

  if (name in components && !isDeepStrictEqual(components[name], shape))
    throw new Error(`Two different shapes are called ${name}.`);
  components[name] = shape;
  return { $ref: `#/components/schemas/${name}` } as T;
}

/** Shapes nest, but none contains itself. */
const MAX_DEPTH = 40;

/** An example of a schema, built from the examples of its fields; undefined if one is missing. */
export function exampleOf(
  schema: unknown,
  components: Record<string, unknown>,
  depth = 0,
): unknown {
  if (typeof schema !== 'object' || schema === null || depth > MAX_DEPTH) return undefined;
  const { $ref, example, anyOf, allOf, type, items, properties } = schema as Record<
    string,
    unknown
  >;
  if (example !== undefined) return example;
  if (typeof $ref === 'string')
    return exampleOf(components[$ref.split('/').at(-1)!], components, depth + 1);

  const [first] = [anyOf, allOf].flatMap((schemas) =>
    Array.isArray(schemas) ? (schemas as unknown[]) : [],
  );
  if (first) return exampleOf(first, components, depth + 1);
  if ([type].flat().includes('array'))
    return [exampleOf(items, components, depth + 1)].filter((entry) => entry !== undefined);
  if (typeof properties !== 'object' || properties === null) return undefined;
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [
      name,
      exampleOf(inner, components, depth + 1),
    ]),
  );
}
