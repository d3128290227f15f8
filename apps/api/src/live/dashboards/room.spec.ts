import { isRelated, parseRoomName } from './room.js';

describe('rooms', () => {
  it.each`
    name                         | wanted                                      | because
    ${'company'}                 | ${{ kind: 'company', slug: null }}          | ${'it is the one they manage'}
    ${'company:sunset'}          | ${{ kind: 'company', slug: 'sunset' }}      | ${'administrators choose'}
    ${'event:aB3dE9x'}           | ${{ kind: 'event', slug: 'aB3dE9x' }}       | ${'events have slugs'}
    ${'call-time:aB3-E_x'}       | ${{ kind: 'call-time', slug: 'aB3-E_x' }}   | ${'so have calls'}
    ${'requirement:aB3dE9x'}     | ${{ kind: 'requirement', slug: 'aB3dE9x' }} | ${'and requirements'}
    ${'event:'}                  | ${null}                                     | ${'nothing is named'}
    ${'event'}                   | ${null}                                     | ${'there are many'}
    ${'worker:aB3dE9x'}          | ${null}                                     | ${'nobody looks at a person'}
    ${`event:${'x'.repeat(65)}`} | ${null}                                     | ${'no slug is as long'}
    ${'event:a b'}               | ${null}                                     | ${'a slug has no blanks'}
    ${' event:aB3dE9x'}          | ${null}                                     | ${'a name is exact'}
    ${42}                        | ${null}                                     | ${'it is no text'}
    ${null}                      | ${null}                                     | ${'it is nothing'}
  `('$name: $wanted, because $because', ({ name, wanted }: { name: unknown; wanted: unknown }) => {
    expect(parseRoomName(name)).toEqual(wanted);
  });

  const place = (event: number | null, call: number | null, requirement: number | null) => ({
    event_id: event,
    call_time_id: call,
    requirement_id: requirement,
  });

  it.each`
    changed                 | shown                      | related  | because
    ${place(1, 2, 3)}       | ${place(null, null, null)} | ${true}  | ${'a company shows all that is its'}
    ${place(1, 2, 3)}       | ${place(1, null, null)}    | ${true}  | ${'the requirement is of that event'}
    ${place(1, 2, 3)}       | ${place(1, 2, null)}       | ${true}  | ${'and of that call'}
    ${place(1, 2, 3)}       | ${place(1, 2, 3)}          | ${true}  | ${'it is shown itself'}
    ${place(1, 2, 3)}       | ${place(1, 2, 4)}          | ${false} | ${'another requirement of the call stays as it is'}
    ${place(1, 2, 3)}       | ${place(1, 5, null)}       | ${false} | ${'another call stays as it is'}
    ${place(1, 2, 3)}       | ${place(9, null, null)}    | ${false} | ${'another event stays as it is'}
    ${place(1, null, null)} | ${place(1, 2, 3)}          | ${true}  | ${'when an event is deleted, its requirements go with it'}
    ${place(1, 2, null)}    | ${place(1, 2, 3)}          | ${true}  | ${'when a call moves, its requirements move along'}
  `('related: $related, because $because', ({ changed, shown, related }) => {
    expect(isRelated(changed, shown)).toBe(related);
    expect(isRelated(shown, changed)).toBe(related);
  });
});
