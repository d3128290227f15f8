import autocannon from 'autocannon';
import { answering } from '../server/child.js';

export interface Load {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
}

export interface Loaded {
  /** Answers of 200 within the time. */
  answered: number;
  seconds: number;
  /** Milliseconds each of them took. */
  times: Float64Array;
}

/** Asks as fast as it is answered. @throws Error somebody was answered something else than 200 */
async function load({ url, headers, connections, seconds }: Load): Promise<Loaded> {
  const times: number[] = [];
  const refused = new Map<number, number>();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon({ url, headers, connections, duration: seconds, timeout: 60 }, (error: Error | null, done) => (error ? reject(error) : resolve(done)));
    running.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time);
      else refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (refused.size > 0 || result.errors > 0) throw new Error(`${url}: ${result.errors} failed, ${JSON.stringify([...refused])} were answered otherwise.`);
  return { answered: times.length, seconds: result.duration, times: Float64Array.from(times) };
}

answering(load);
