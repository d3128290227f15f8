/** A parsed log line. */
export interface LogEntry {
  level: string;
  /** ISO instant, in UTC. */
  time: string;
  msg?: string;
  [field: string]: unknown;
}

/** Fields that a terminal does not show, or shows elsewhere in the line. */
const LEFT_OUT = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'context', 'err', 'stack']);
const OF_REQUEST = new Set(['method', 'route', 'status', 'ms', 'request_id', 'user_id']);
/** Removes control characters, which could change the terminal; keeps line breaks of stacks. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * `09:30:00 GET /event/:slug/ 200 12 ms` for a request; otherwise time, level unless it is info,
 * context and message. The stack of an error follows. In local time.
 */
export function readableLine(entry: LogEntry): string {
  const words = [timeOf(entry.time), ...(isRequest(entry) ? requestOf(entry) : sentenceOf(entry))];
  return [words.join(' '), ...stackOf(entry)].join('\n').replaceAll(CONTROL, '');
}

function isRequest({ msg, method, status }: LogEntry): boolean {
  return msg === 'request' && method !== undefined && status !== undefined;
}

function requestOf({ method, route, status, ms, user_id: user }: LogEntry): string[] {
  const who = user === undefined ? [] : [`user ${shown(user)}`];
  return [shown(method), shown(route ?? '(no route)'), shown(status), `${shown(ms)} ms`, ...who];
}

function sentenceOf(entry: LogEntry): string[] {
  const { level, context, msg, err } = entry;
  const message = msg ?? (err as { message?: string } | undefined)?.message;
  const fields = Object.entries(entry)
    .filter(([name]) => !LEFT_OUT.has(name) && !(level === 'info' && OF_REQUEST.has(name)))
    .map(([name, value]) => `${name}=${shown(value)}`);
  return [
    ...(level === 'info' ? [] : [level]),
    ...(typeof context === 'string' ? [`${context}:`] : []),
    ...(message === undefined ? [] : [message]),
    ...fields,
  ];
}

function stackOf({ err, stack }: LogEntry): string[] {
  const told = stack ?? (err as { stack?: unknown } | undefined)?.stack;
  return typeof told === 'string' ? told.split('\n').map((line) => `  ${line}`) : [];
}

function timeOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : at.toTimeString().slice(0, 8);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
