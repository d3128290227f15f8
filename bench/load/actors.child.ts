import { Agent, type IncomingMessage, request } from 'node:http';
import { serveQuestions } from '../server/child.js';

/** Actors that read the same address again and again, two connections each. */
export interface ActorsReads {
  url: string;
  actors: { path: string; key: string }[];
  seconds: number;
  /** Whether they send the tag of their last answer. */
  remember: boolean;
}

/** Answers within the time, by status. */
export interface ActorsRead {
  sent: number;
  confirmed: number;
  seconds: number;
}

const CONNECTIONS_EACH = 2;
const agent = new Agent({ keepAlive: true });

/** @throws Error an answer had another status */
async function readAll({ url, actors, seconds, remember }: ActorsReads): Promise<ActorsRead> {
  const counts = { sent: 0, confirmed: 0 };
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const one = async ({ path, key }: ActorsReads['actors'][number]): Promise<void> => {
    let tag: string | undefined;
    while (performance.now() < deadline) {
      const { statusCode, headers, said } = await get(`${url}${path}`, {
        authorization: `Token ${key}`,
        ...(remember && tag && { 'if-none-match': tag }),
      });
      if (statusCode !== 200 && statusCode !== 304)
        throw new Error(`${path} was answered ${statusCode}: ${said.toString().slice(0, 300)}`);
      counts[statusCode === 200 ? 'sent' : 'confirmed']++;
      tag = headers.etag;
    }
  };
  await Promise.all(
    actors.flatMap((actor) => Array.from({ length: CONNECTIONS_EACH }, () => one(actor))),
  );
  return { ...counts, seconds: (performance.now() - began) / 1000 };
}

/** Fulfilled when the answer has been read to its end. `said` is its last part. */
function get(
  url: string,
  headers: Record<string, string>,
): Promise<Pick<IncomingMessage, 'statusCode' | 'headers'> & { said: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (answer) => {
      let said: Buffer = Buffer.alloc(0);
      answer.on('data', (part: Buffer) => (said = part));
      answer.on('error', reject).on('end', () => {
        resolve({ statusCode: answer.statusCode, headers: answer.headers, said });
      });
    })
      .on('error', reject)
      .end();
  });
}

serveQuestions(readAll);
