import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { serveQuestions } from '../server/child.js';

/** Clients to open at one process. */
export interface OpenClients {
  open: { kind: 'raw' | 'dashboard'; url: string; key: string; company: number; rooms: string[] }[];
}

/** Frames that arrived since the last question. */
export interface Arrivals {
  /** Pairs of company and moment: milliseconds of the wall clock, with fractions. */
  frames: Float64Array;
}

export interface ArrivalsQuestion {
  arrivals: true;
}

/** Connections opened at the same time; more would measure how fast the machine opens connections. */
const OPENED_AT_ONCE = 25;

const received: number[] = [];
const now = (): number => performance.timeOrigin + performance.now();

function openWebSocket(url: string, key: string, company: number): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/notifications/?token=${key}`, {
    perMessageDeflate: false,
  });
  socket.on('message', () => received.push(company, now()));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
}

async function openDashboard(
  url: string,
  key: string,
  company: number,
  rooms: string[],
): Promise<void> {
  const socket = io(`${url}/live`, {
    auth: { token: key },
    transports: ['websocket'],
    forceNew: true,
  });
  socket.on('changed', () => received.push(company, now()));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  for (const room of rooms) {
    const answer = (await socket.emitWithAck('join', { room })) as { status: string };
    if (answer.status !== 'joined') throw new Error(`A dashboard was not let into ${room}.`);
  }
}

serveQuestions<OpenClients | ArrivalsQuestion, Arrivals | number>(async (question) => {
  if ('arrivals' in question) return { frames: Float64Array.from(received.splice(0)) };
  for (let from = 0; from < question.open.length; from += OPENED_AT_ONCE) {
    const some = question.open.slice(from, from + OPENED_AT_ONCE);
    await Promise.all(
      some.map(({ kind, url, key, company, rooms }) =>
        kind === 'raw' ? openWebSocket(url, key, company) : openDashboard(url, key, company, rooms),
      ),
    );
  }
  return question.open.length;
});
