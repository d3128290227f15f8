export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/**
 * Reads `items[0][price]=p&metadata[a]=b` into nested objects and lists, as Stripe does. Every leaf is a string.
 */
export function parseForm(encoded: string): Record<string, FormValue> {
  const root: Branch = {};
  for (const [name, value] of new URLSearchParams(encoded)) {
    const [first = '', ...rest] = name.replaceAll(']', '').split('[');
    insert(root, [first, ...rest], value);
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, asValue(value)]));
}

type Branch = { [name: string]: Branch | string };

function insert(branch: Branch, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  const key = name === '' ? String(Object.keys(branch).length) : name;
  if (rest.length === 0) {
    define(branch, key, value);
    return;
  }
  const next = Object.hasOwn(branch, key) ? branch[key] : undefined;
  const child = typeof next === 'object' ? next : {};
  define(branch, key, child);
  insert(child, rest, value);
}

/** Defines any name as an ordinary property, `__proto__` included. */
function define(branch: Branch, key: string, value: Branch | string): void {
  Object.defineProperty(branch, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function asValue(value: Branch | string): FormValue {
  if (typeof value === 'string') return value;
  const names = Object.keys(value);
  const isList = names.length > 0 && names.every((name, index) => name === String(index));
  if (isList) return Object.values(value).map(asValue);
  return Object.fromEntries(names.map((name) => [name, asValue(value[name]!)]));
}
