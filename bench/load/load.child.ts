import autocannon from 'autocannon';
import { answering } from '../server/child.js';

export interface Load {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** Requests a second, of all connections together; as many as are answered unless told. */
  rate?: number;
  /** Posted as JSON; a GET without. */
  body?: object;
}

export interface Loaded {
  /** Answers of 200 within the time. */
  answered: number;
  seconds: number;
  /** Milliseconds each of them took. */
  times: Float64Array;
}

/** Asks as often as told. @throws Error somebody was answered something else than 200 */
async function load({ url, headers, connections, seconds, rate, body }: Load): Promise<Loaded> {
  const times: number[] = [];
  const refused = new Map<number, number>();
  const post = body && ({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) } as const);
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon({ url, headers, connections, duration: seconds, timeout: 60, sampleInt: 100, overallRate: rate, ...post }, (error: Error | null, done) => (error ? reject(error) : resolve(done)));
    running.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (refused.size > 0 || result.errors > 0) throw new Error(`${url}: ${result.errors} failed, ${JSON.stringify([...refused])} were answered otherwise.`);
  return { answered: times.length, seconds: result.duration, times: Float64Array.from(times) };
}

answering(load);
