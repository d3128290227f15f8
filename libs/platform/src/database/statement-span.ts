import { isTracing, startSpan } from '../tracing/tracing.js';
import type { OpenSpan } from '../tracing/tracer.js';

const MAX_TEXT_LENGTH = 2000;
const WRITTEN_TABLE = /\b(insert into|(?<!for )update|delete from) "?([a-z_]\w*)/i;
const READ_TABLE = /\bfrom "?([a-z_]\w*)\b(?!\()/i;

/**
 * A span for a statement of the current request or task: its text with placeholders, never its parameters.
 *
 * @param config as pg's `query` takes it
 */
export function startStatementSpan(config: unknown): OpenSpan | null {
  if (!isTracing()) return null;
  const given = typeof config === 'string' ? config : (config as { text?: unknown } | null)?.text;
  if (typeof given !== 'string') return null;
  const text = given.trim();
  return startSpan({
    name: summaryOf(text),
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.query.text': text.slice(0, MAX_TEXT_LENGTH),
    },
  });
}

/** Such as `INSERT events` or `SELECT workers`: what it writes, else the first table it reads. */
export function summaryOf(text: string): string {
  const [, verb, written] = WRITTEN_TABLE.exec(text) ?? [];
  if (verb) return `${verb.split(' ')[0]!.toUpperCase()} ${written}`;
  const word = /^\w+/.exec(text)?.[0].toUpperCase() ?? 'SQL';
  const read = READ_TABLE.exec(text)?.[1];
  return read ? `SELECT ${read}` : word;
}
