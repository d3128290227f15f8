import autocannon from 'autocannon';
import { serveQuestions } from '../server/child.js';

export interface Load {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** Requests a second, of all connections together; default: as many as are answered. */
  rate?: number;
  /** Posted as JSON; without it the request is a GET. */
  body?: object;
  /** Of every answer; default 200. */
  status?: number;
}

export interface Loaded {
  /** Number of answers within the time. */
  answered: number;
  seconds: number;
  /** Milliseconds of each answer. */
  times: Float64Array;
}

/** With fewer answers per connection a rate says nothing: requests in flight at the end are not counted. */
const MIN_RESPONSES_PER_CONNECTION = 2;

/** Sends requests at the rate; slow answers are awaited. @throws Error an answer had another status */
async function load(asked: Load): Promise<Loaded> {
  const loaded = await ask(asked, { duration: asked.seconds });
  const fewest = MIN_RESPONSES_PER_CONNECTION * asked.connections;
  return asked.rate === undefined && loaded.answered < fewest
    ? ask(asked, { amount: fewest })
    : loaded;
}

async function ask(
  { url, headers, connections, rate, body, status: expected = 200 }: Load,
  until: { duration: number } | { amount: number },
): Promise<Loaded> {
  const times: number[] = [];
  const refused = new Map<number, number>();
  const post =
    body &&
    ({
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    } as const);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = {
      url,
      headers,
      connections,
      timeout: 120,
      sampleInt: 100,
      overallRate: rate,
      ...until,
      ...post,
    };
    const running = autocannon(options, (error: Error | null, done) =>
      error ? reject(error) : resolve(done),
    );
    running.on('response', (_client, status, _bytes, time) => {
      if (status === expected) times.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (refused.size > 0 || result.errors > 0)
    throw new Error(
      `${url}: ${result.errors} failed, ${JSON.stringify([...refused])} were answered otherwise.`,
    );
  return { answered: times.length, seconds: result.duration, times: Float64Array.from(times) };
}

serveQuestions(load);
