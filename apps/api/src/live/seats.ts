import { Injectable } from '@nestjs/common';

/** Sockets of both transports that one process keeps open: 70 MB of raw ones, or 540 MB of dashboards. */
export const MOST_SOCKETS = 10_000;
/** Sockets of one person in one process: tabs of all their devices. */
export const MOST_OF_ONE_PERSON = 50;

/** Why there is no seat: the person has too many, or the process is full. */
export type NoSeat = 'person' | 'process';

/** Gives the seat back; twice is harmless. */
export type LeaveSeat = () => void;

/** How many sockets are open in this process, and whose. */
@Injectable()
export class Seats {
  private taken = 0;
  private readonly persons = new Map<number, number>();

  get isFull(): boolean {
    return this.taken >= MOST_SOCKETS;
  }

  /** Whether the person has as many as they may. */
  isOut(userId: number): boolean {
    return (this.persons.get(userId) ?? 0) >= MOST_OF_ONE_PERSON;
  }

  /** To be called once the visitor is known, right before the socket opens. */
  take(userId: number): LeaveSeat | NoSeat {
    if (this.isOut(userId)) return 'person';
    if (this.isFull) return 'process';
    this.taken++;
    this.persons.set(userId, (this.persons.get(userId) ?? 0) + 1);
    let seated = true;
    return () => {
      if (seated) this.leave(userId);
      seated = false;
    };
  }

  private leave(userId: number): void {
    this.taken--;
    const left = this.persons.get(userId)! - 1;
    if (left > 0) this.persons.set(userId, left);
    else this.persons.delete(userId);
  }
}
