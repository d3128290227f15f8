import fc from 'fast-check';
import { MAX_SOCKETS_PER_USER, MAX_SOCKETS, SocketQuotaService } from './socket-quota.service.js';

const take = (seats: SocketQuotaService, userId: number) => seats.acquire(userId);

describe('the quota of sockets', () => {
  it('has an end for each person, and another for all together', () => {
    const seats = new SocketQuotaService();
    for (let seat = 0; seat < MAX_SOCKETS; seat++)
      expect(take(seats, Math.floor(seat / MAX_SOCKETS_PER_USER))).toEqual(expect.any(Function));
    expect(seats.isFull).toBe(true);
    expect(take(seats, -1)).toBe('process');
    expect(take(seats, 0)).toBe('person');
  });

  it('is empty again once all were released, however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), {
          maxLength: 200,
        }),
        (visits) => {
          const seats = new SocketQuotaService();
          const leaving = visits
            .flatMap(([userId, times]) => Array.from({ length: times }, () => take(seats, userId)))
            .filter((one) => typeof one === 'function');
          for (const leave of leaving) [leave, leave].forEach((say) => say());
          for (let seat = 0; seat < MAX_SOCKETS_PER_USER; seat++)
            expect(take(seats, 1)).toEqual(expect.any(Function));
          expect(take(seats, 1)).toBe('person');
        },
      ),
    );
  });
});
