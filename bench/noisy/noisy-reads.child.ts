import { serveQuestions } from '../server/child.js';
import type { Loaded } from '../load/load.child.js';

export interface NoisyLoad {
  url: string;
  key: string;
  seconds: number;
  connections: number;
}

/** Exports and long lists, asked for one after the other on each connection. A 429 is waited for as it says. */
const PATHS = ['/workers/export/', '/workers/', '/events/list/', '/workers/export/?format=vcf'];

async function load({ url, key, seconds, connections }: NoisyLoad): Promise<Loaded> {
  const times: number[] = [];
  const deadline = performance.now() + seconds * 1000;
  const one = async (nth: number): Promise<void> => {
    for (let turn = nth; performance.now() < deadline; turn++) {
      const began = performance.now();
      const answer = await fetch(url + PATHS[turn % PATHS.length]!, {
        headers: { Authorization: `Token ${key}`, 'cache-control': 'no-cache' },
      });
      await answer.arrayBuffer();
      if (answer.status === 200) times.push(performance.now() - began);
      else if (answer.status !== 429) throw new Error(`The noisy company got ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, nth) => one(nth)));
  return { answered: times.length, seconds, times: Float64Array.from(times) };
}

serveQuestions(load);
