/** A copy for answers and events, without internal properties. */
export function presented<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  const visible = Object.entries(value).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(visible.map(([name, item]) => [name, copied(item)]));
}
