import { PASSWORD } from './data/company.js';
import { type Figure, figureOf } from './load/figure.js';
import type { Load, Loaded } from './load/load.child.js';
import { Child } from './server/child.js';
import type { ApiServer } from './server/api-server.js';

const READS = { path: '/user/info/', connections: 4, rate: 100 };
const LOGINS = { path: '/login/', connections: 4, rate: 20 };
const ROUNDS = 2;

export interface ReadsDuringLogins {
  /** Reads at a moderate rate. */
  alone: Figure;
  /** The same reads during twenty logins a second. */
  besideLogins: Figure;
  logins: Figure;
  /** p99 beside logins to p99 alone. */
  slowdown: number;
}

/** Measures whether password hashing delays other requests. */
export async function measureReadsDuringLogins(
  product: ApiServer,
  key: string,
  username: string,
  seconds: number,
): Promise<ReadsDuringLogins> {
  const [readers, visitors] = [
    Child.start<Load, Loaded>('load/load.child.js'),
    Child.start<Load, Loaded>('load/load.child.js'),
  ];
  const half = Math.max(1, seconds / ROUNDS);
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
    for (let turn = 0; turn < ROUNDS; turn++) {
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
