import { ApiError } from './api-error.js';

/** Reads one value of a body or query. @throws ApiError naming the parameter by its path */
export type Read<T> = (value: unknown, path: string) => T;
export type Fields = Record<string, Read<unknown>>;
/** The parameters of a call, typed by the fields of its route. */
export type Given<F extends Fields> = {
  [Name in keyof F]?: F[Name] extends Read<infer T> ? T : never;
};

/** Any text; an empty one removes the value. */
export const text: Read<string> = (value, path) => {
  if (typeof value === 'string') return value;
  throw ApiError.invalid('Invalid string', 'parameter_invalid_string', path);
};

export const integer: Read<number> = (value, path) => {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value);
  throw ApiError.invalid(`Invalid integer: ${quoted(value)}`, 'parameter_invalid_integer', path);
};

export const boolean: Read<boolean> = (value, path) => {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw ApiError.invalid(`Invalid boolean: ${quoted(value)}`, undefined, path);
};

/** A price in parts of a cent, as text. */
export const decimal: Read<string> = (value, path) => {
  if (typeof value === 'string' && /^\d+(\.\d{1,12})?$/.test(value)) return value;
  throw ApiError.invalid(`Invalid decimal: ${quoted(value)}`, undefined, path);
};

export function oneOf<const Option extends string>(...options: readonly Option[]): Read<Option> {
  return (value, path) => {
    const found = options.find((option) => option === value);
    if (found) return found;
    const message = `Invalid ${path}: must be one of ${options.join(', ')}`;
    throw ApiError.invalid(message, undefined, path);
  };
}

export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, path) => {
    if (value === '') return [];
    if (Array.isArray(value)) return value.map((item, index) => read(item, `${path}[${index}]`));
    throw ApiError.invalid('Invalid array', undefined, path);
  };
}

export function objectOf<F extends Fields>(
  fields: F,
  ...required: (keyof F & string)[]
): Read<Given<F>> {
  return (value, path) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return readFields(fields, value as Record<string, unknown>, required, path);
    throw ApiError.invalid('Invalid object', undefined, path);
  };
}

/** Up to 50 texts by name; `''` removes one, or all of them. */
export const metadata: Read<Record<string, string>> = (value, path) => {
  if (value === '') return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw ApiError.invalid('Invalid object', undefined, path);
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    text(item, `${path}[${name}]`),
  ]);
  if (entries.length > 50) throw ApiError.invalid('You can specify up to 50 keys', undefined, path);
  return Object.fromEntries(entries) as Record<string, string>;
};

/** An instant in seconds, or bounds. */
export const instantRange: Read<{ gt?: number; gte?: number; lt?: number; lte?: number }> = (
  value,
  path,
) => {
  if (typeof value !== 'string')
    return objectOf({ gt: integer, gte: integer, lt: integer, lte: integer })(value, path);
  const instant = integer(value, path);
  return { gte: instant, lte: instant };
};

/** Reads the declared fields, and refuses all others. */
export function readFields<F extends Fields>(
  fields: F,
  given: Record<string, unknown>,
  required: readonly string[] = [],
  path = '',
): Given<F> {
  const at = (name: string) => (path ? `${path}[${name}]` : name);
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0) throw ApiError.unknownParameters(unknown.map(at));
  const missing = required.find((name) => given[name] === undefined || given[name] === '');
  if (missing !== undefined) throw ApiError.missingParameter(at(missing));
  const read = Object.entries(given).map(([name, value]) => [name, fields[name]!(value, at(name))]);
  return Object.fromEntries(read) as Given<F>;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
