import { io, type Socket } from 'socket.io-client';
import type {
  Changed,
  Counts,
  Left,
  Refused,
  Snapshot,
} from '../../apps/api/src/live/dashboards/shapes.js';
import { DocumentedFrames } from './documented-frames.js';

interface Opening {
  key?: string | null;
  headers?: Record<string, string>;
  transports?: ('polling' | 'websocket')[];
  namespace?: string;
}

interface Seen {
  version: number;
  counts: Counts;
}

/**
 * A dashboard as a browser has it: it keeps what its rooms show, ignores what is older, and asks anew after a gap or when
 * it was away. A message that the documentation does not know fails the story.
 */
export class Dashboard {
  readonly rooms = new Map<string, Seen>();
  readonly changes: Changed[] = [];
  readonly lefts: Left[] = [];
  /** How often it asked for a snapshot by itself. */
  askedAnew = 0;
  /** Swallows the next changes, as a bad line would. */
  loses = 0;
  private complaint: string | null = null;
  private waiting: (() => void)[] = [];

  private constructor(
    readonly socket: Socket,
    private readonly documented: DocumentedFrames,
  ) {
    socket.on('changed', (change: Changed) => this.hear(change));
    socket.on('left', (left: Left) => {
      this.check(['left'], left);
      this.rooms.delete(left.room);
      this.lefts.push(left);
      this.wake();
    });
    socket.on('disconnect', () => this.wake());
    socket.on('connect', () => {
      for (const room of [...this.rooms.keys()]) void this.anew(room);
    });
  }

  /** @returns the dashboard, or the status with which it was refused; 0 without one */
  static async open(
    url: string,
    { key = null, headers = {}, transports = ['websocket'], namespace = '/live' }: Opening = {},
  ): Promise<Dashboard | number> {
    const documented = await DocumentedFrames.at(url);
    const auth = key === null ? {} : { token: key };
    const socket = io(`${url}${namespace}`, {
      auth,
      extraHeaders: headers,
      transports,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    const dashboard = new Dashboard(socket, documented);
    return new Promise((resolve) => {
      const refused = (error: Error & { data?: { status: number } }): void => {
        socket.disconnect();
        resolve(error.data?.status ?? 0);
      };
      socket.once('connect_error', refused);
      socket.once('connect', () => {
        socket.off('connect_error', refused);
        resolve(dashboard);
      });
    });
  }

  async join(room: string): Promise<Snapshot | Refused> {
    const answer = (await this.socket.emitWithAck('join', { room })) as Snapshot | Refused;
    this.check(['joined', 'refused'], answer);
    if (answer.status === 'joined')
      this.rooms.set(answer.room, { version: answer.version, counts: answer.counts });
    this.wake();
    return answer;
  }

  async leave(room: string): Promise<unknown> {
    const answer: unknown = await this.socket.emitWithAck('leave', { room });
    this.check(['leaveAnswer'], answer);
    return answer;
  }

  /** Waits for what it heard to be so. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.complaint) throw new Error(this.complaint);
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
    if (this.complaint) throw new Error(this.complaint);
  }

  end(): void {
    this.socket.disconnect();
  }

  private hear(change: Changed): void {
    this.check(['changed'], change);
    if (this.loses > 0) return void this.loses--;
    this.changes.push(change);
    const seen = this.rooms.get(change.room);
    if (seen && change.version > seen.version) {
      if (change.previous > seen.version) void this.anew(change.room);
      else this.rooms.set(change.room, { version: change.version, counts: change.counts });
    }
    this.wake();
  }

  private async anew(room: string): Promise<void> {
    this.askedAnew++;
    await this.join(room).catch(() => undefined);
  }

  private check(names: string[], content: unknown): void {
    this.complaint ??= this.documented.complaintAbout(names, content);
  }

  private wake(): void {
    this.waiting.splice(0).forEach((wake) => wake());
  }
}
