import { Agent, request } from 'node:http';
import { serveQuestions } from '../server/child.js';
import type { Loaded } from './load.child.js';
import { runConcurrently } from './run-concurrently.js';

export interface Post {
  path: string;
  body: object;
}

export interface Posts {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  posts: Post[];
}

const agent = new Agent({ keepAlive: true });

/** @throws Error the answer is no success */
function post(url: string, headers: Record<string, string>, { path, body }: Post): Promise<void> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      {
        agent,
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      },
      (answer) => {
        const said: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => said.push(chunk));
        answer.on('end', () => {
          if (answer.statusCode! >= 200 && answer.statusCode! < 300) resolve();
          else
            reject(
              new Error(
                `${path} was answered ${answer.statusCode}: ${Buffer.concat(said).toString().slice(0, 300)}`,
              ),
            );
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

serveQuestions(({ url, headers, connections, seconds, posts }: Posts): Promise<Loaded> =>
  runConcurrently(posts, connections, seconds, (each) => post(url, headers, each)),
);
