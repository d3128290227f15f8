import fc from 'fast-check';
import { MOST_OF_ONE_PERSON, MOST_SOCKETS, Seats } from './seats.js';

const take = (seats: Seats, userId: number) => seats.take(userId);

describe('seats of a process', () => {
  it('has an end for each person, and another for all together', () => {
    const seats = new Seats();
    for (let seat = 0; seat < MOST_SOCKETS; seat++)
      expect(take(seats, Math.floor(seat / MOST_OF_ONE_PERSON))).toEqual(expect.any(Function));
    expect(seats.isFull).toBe(true);
    expect(take(seats, -1)).toBe('process');
    expect(take(seats, 0)).toBe('person');
  });

  it('is as empty as before once all have left, however often they say so', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), {
          maxLength: 200,
        }),
        (visits) => {
          const seats = new Seats();
          const leaving = visits
            .flatMap(([userId, times]) => Array.from({ length: times }, () => take(seats, userId)))
            .filter((one) => typeof one === 'function');
          for (const leave of leaving) [leave, leave].forEach((say) => say());
          for (let seat = 0; seat < MOST_OF_ONE_PERSON; seat++)
            expect(take(seats, 1)).toEqual(expect.any(Function));
          expect(take(seats, 1)).toBe('person');
        },
      ),
    );
  });
});
