import { Injectable } from '@nestjs/common';

/** Maximum of open sockets in one process, both transports together: 70 MB of raw ones, or 540 MB of dashboards. */
export const MAX_SOCKETS = 10_000;
/** Maximum of one user in one process: the tabs of all their devices. */
export const MAX_SOCKETS_PER_USER = 50;

/** The limit that was reached: the user's or the process's. */
export type QuotaExceeded = 'person' | 'process';

/** Gives the reserved socket back; idempotent. */
export type ReleaseSocket = () => void;

/** Counts the open sockets of this process, by user. */
@Injectable()
export class SocketQuotaService {
  private openSockets = 0;
  private readonly socketsByUser = new Map<number, number>();

  get isFull(): boolean {
    return this.openSockets >= MAX_SOCKETS;
  }

  /** Whether the user has the maximum of open sockets. */
  isUserAtLimit(userId: number): boolean {
    return (this.socketsByUser.get(userId) ?? 0) >= MAX_SOCKETS_PER_USER;
  }

  /** Call it once the user is known, right before the socket opens. */
  acquire(userId: number): ReleaseSocket | QuotaExceeded {
    if (this.isUserAtLimit(userId)) return 'person';
    if (this.isFull) return 'process';
    this.openSockets++;
    this.socketsByUser.set(userId, (this.socketsByUser.get(userId) ?? 0) + 1);
    let seated = true;
    return () => {
      if (seated) this.release(userId);
      seated = false;
    };
  }

  private release(userId: number): void {
    this.openSockets--;
    const left = this.socketsByUser.get(userId)! - 1;
    if (left > 0) this.socketsByUser.set(userId, left);
    else this.socketsByUser.delete(userId);
  }
}
