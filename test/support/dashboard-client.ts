import { io, type Socket } from 'socket.io-client';
import type {
  ChangedMessage,
  RoomCounts,
  LeftMessage,
  RefusedAnswer,
  JoinedAnswer,
} from '../../apps/api/src/live/dashboards/shapes.js';
import { AsyncApiChecker } from './asyncapi-checker.js';

interface ConnectOptions {
  key?: string | null;
  headers?: Record<string, string>;
  transports?: ('polling' | 'websocket')[];
  namespace?: string;
}

interface RoomState {
  version: number;
  counts: RoomCounts;
}

/**
 * A dashboard client as in a browser: keeps the state of its rooms, ignores older messages, and joins again after a gap
 * or a reconnect. An undocumented message fails the test.
 */
export class DashboardClient {
  readonly rooms = new Map<string, RoomState>();
  readonly changes: ChangedMessage[] = [];
  readonly leftMessages: LeftMessage[] = [];
  /** How often it joined again by itself. */
  rejoins = 0;
  /** Number of changes to ignore, as if they were lost. */
  dropNext = 0;
  private mismatch: string | null = null;
  private waiting: (() => void)[] = [];

  private constructor(
    readonly socket: Socket,
    private readonly documented: AsyncApiChecker,
  ) {
    socket.on('changed', (change: ChangedMessage) => this.onChanged(change));
    socket.on('left', (left: LeftMessage) => {
      this.check(['left'], left);
      this.rooms.delete(left.room);
      this.leftMessages.push(left);
      this.wake();
    });
    socket.on('disconnect', () => this.wake());
    socket.on('connect', () => {
      for (const room of [...this.rooms.keys()]) void this.rejoin(room);
    });
  }

  /** @returns the dashboard, or the status of the refusal; 0 without one */
  static async open(
    url: string,
    {
      key = null,
      headers = {},
      transports = ['websocket'],
      namespace = '/live',
    }: ConnectOptions = {},
  ): Promise<DashboardClient | number> {
    const documented = await AsyncApiChecker.forServer(url);
    const auth = key === null ? {} : { token: key };
    const socket = io(`${url}${namespace}`, {
      auth,
      extraHeaders: headers,
      transports,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
    const dashboard = new DashboardClient(socket, documented);
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

  async join(room: string): Promise<JoinedAnswer | RefusedAnswer> {
    const answer = (await this.socket.emitWithAck('join', { room })) as
      JoinedAnswer | RefusedAnswer;
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

  /** Waits until the condition holds. */
  async waitUntil(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.mismatch) throw new Error(this.mismatch);
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
    if (this.mismatch) throw new Error(this.mismatch);
  }

  end(): void {
    this.socket.disconnect();
  }

  private onChanged(change: ChangedMessage): void {
    this.check(['changed'], change);
    if (this.dropNext > 0) return void this.dropNext--;
    this.changes.push(change);
    const seen = this.rooms.get(change.room);
    if (seen && change.version > seen.version) {
      if (change.previous > seen.version) void this.rejoin(change.room);
      else this.rooms.set(change.room, { version: change.version, counts: change.counts });
    }
    this.wake();
  }

  private async rejoin(room: string): Promise<void> {
    this.rejoins++;
    await this.join(room).catch(() => undefined);
  }

  private check(names: string[], content: unknown): void {
    this.mismatch ??= this.documented.mismatchOf(names, content);
  }

  private wake(): void {
    this.waiting.splice(0).forEach((wake) => wake());
  }
}
