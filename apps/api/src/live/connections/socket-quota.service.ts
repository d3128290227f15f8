import { Injectable } from '@nestjs/common';

/** Sockets of both transports that one process keeps open: 70 MB of raw ones, or 540 MB of dashboards. */
export const MAX_SOCKETS = 10_000;
/** Sockets of one person in one process: tabs of all their devices. */
export const MAX_SOCKETS_PER_USER = 50;

/** Why there is no seat: the person has too many, or the process is full. */
export type QuotaExceeded = 'person' | 'process';

/** Gives the seat back; twice is harmless. */
export type ReleaseSocket = () => void;

/** How many sockets are open in this process, and whose. */
@Injectable()
export class SocketQuotaService {
  private openSockets = 0;
  private readonly socketsByUser = new Map<number, number>();

  get isFull(): boolean {
    return this.openSockets >= MAX_SOCKETS;
  }

  /** Whether the person has as many as they may. */
  isUserAtLimit(userId: number): boolean {
    return (this.socketsByUser.get(userId) ?? 0) >= MAX_SOCKETS_PER_USER;
  }

  /** To be called once the visitor is known, right before the socket opens. */
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
