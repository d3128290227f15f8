import { PASSWORD } from './data/house.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Load, Loaded } from './load/load.child.js';
import { Child } from './server/child.js';
import type { Product } from './server/product.js';

const READS = { path: '/user/info/', connections: 4, rate: 100 };
const LOGINS = { path: '/login/', connections: 4, rate: 20 };
const TURNS = 2;

export interface LoginsBeside {
  /** Of reads that go on at a moderate rate. */
  alone: Figure;
  /** The same reads while twenty people a second log in. */
  besideLogins: Figure;
  logins: Figure;
  /** p99 beside logins to p99 alone. */
  slowdown: number;
}

/** Whether password hashing keeps others waiting. */
export async function measureLoginsBeside(
  product: Product,
  key: string,
  username: string,
  seconds: number,
): Promise<LoginsBeside> {
  const [readers, visitors] = [
    Child.start<Load, Loaded>('load/load.child.js'),
    Child.start<Load, Loaded>('load/load.child.js'),
  ];
  const half = Math.max(1, seconds / TURNS);
  const read = (): Promise<Loaded> =>
    readers.ask({
      url: product.url + READS.path,
      headers: { authorization: `Token ${key}` },
      connections: READS.connections,
      rate: READS.rate,
      seconds: half,
    });
  const login = (): Promise<Loaded> =>
    visitors.ask({
      url: product.url + LOGINS.path,
      headers: {},
      connections: LOGINS.connections,
      rate: LOGINS.rate,
      seconds: half,
      body: { username, password: PASSWORD },
    });
  try {
    const [alone, beside, logins]: [Loaded[], Loaded[], Loaded[]] = [[], [], []];
    for (let turn = 0; turn < TURNS; turn++) {
      alone.push(await read());
      const [reads, visits] = await Promise.all([read(), login()]);
      beside.push(reads);
      logins.push(visits);
    }
    const [quiet, busy] = [figureOf(alone), figureOf(beside)];
    return {
      alone: quiet,
      besideLogins: busy,
      logins: figureOf(logins),
      slowdown: busy.p99 / quiet.p99,
    };
  } finally {
    await Promise.all([readers.end(), visitors.end()]);
  }
}
