import {
  concerns,
  keyOf,
  type PageChange,
  type PageRoom,
  parsePageRoom,
  roomOfKey,
} from './page-room.js';

const NOWHERE = { event_id: null, call_time_id: null, requirement_id: null };
const ROOMS: Record<string, PageRoom> = {
  company: { kind: 'company', companyId: 1, name: 'company:Acme', ...NOWHERE },
  event: { kind: 'event', companyId: 1, name: 'event:Gig', ...NOWHERE, event_id: 10 },
  call: {
    kind: 'call-time',
    companyId: 1,
    name: 'call-time:In',
    event_id: 10,
    call_time_id: 20,
    requirement_id: null,
  },
  requirement: {
    kind: 'requirement',
    companyId: 1,
    name: 'requirement:R',
    event_id: 10,
    call_time_id: 20,
    requirement_id: 30,
  },
  contacts: { kind: 'contacts', companyId: 1, name: 'contacts:Acme', ...NOWHERE },
  settings: { kind: 'settings', companyId: 1, name: 'settings:Acme', ...NOWHERE },
  own: { kind: 'own-work', companyId: 1, name: 'own-work', ...NOWHERE },
  feed: { kind: 'notifications', companyId: 1, name: 'notifications', ...NOWHERE },
  administration: { kind: 'administration', companyId: null, name: 'administration', ...NOWHERE },
};
const path = (
  event_id: number,
  call_time_id: number | null = null,
  requirement_id: number | null = null,
) => ({
  event_id,
  call_time_id,
  requirement_id,
});

describe('rooms of pages', () => {
  it.each`
    change                                                   | rooms                                                                                           | because
    ${{ of: 'calls', companyId: 1, path: path(10, 20, 30) }} | ${['company', 'event', 'call', 'requirement', 'own']}                                           | ${'a request shows on everything above it'}
    ${{ of: 'calls', companyId: 1, path: path(10, 20, 31) }} | ${['company', 'event', 'call', 'requirement', 'own']}                                           | ${'somebody asked for another requirement may have a conflict'}
    ${{ of: 'calls', companyId: 1, path: path(10, 21) }}     | ${['company', 'event', 'own']}                                                                  | ${'it is another call of the event'}
    ${{ of: 'calls', companyId: 1, path: path(10) }}         | ${['company', 'event', 'call', 'requirement', 'own']}                                           | ${'pages below an event show its name'}
    ${{ of: 'calls', companyId: 1, path: path(11, 22, 33) }} | ${['company', 'requirement', 'own']}                                                            | ${'so may who is asked for another event'}
    ${{ of: 'calls', companyId: 1, path: path(11, 22) }}     | ${['company', 'own']}                                                                           | ${'another event’s call changes no conflict by itself'}
    ${{ of: 'calls', companyId: 1, path: null }}             | ${['company', 'event', 'call', 'requirement', 'own']}                                           | ${'nobody knows where it was'}
    ${{ of: 'calls', companyId: 2, path: null }}             | ${[]}                                                                                           | ${'it is another company'}
    ${{ of: 'feed', companyId: 1 }}                          | ${['company', 'feed']}                                                                          | ${'only those show the feed'}
    ${{ of: 'contacts', companyId: 1 }}                      | ${['company', 'event', 'call', 'requirement', 'contacts', 'own']}                               | ${'calls show names of contacts'}
    ${{ of: 'contacts', companyId: null }}                   | ${['company', 'event', 'call', 'requirement', 'contacts', 'own']}                               | ${'a STOP counts for all companies'}
    ${{ of: 'settings', companyId: 1 }}                      | ${['company', 'event', 'call', 'requirement', 'contacts', 'settings', 'own', 'administration']} | ${'names of skills and locations are on most pages'}
    ${{ of: 'people', companyId: null }}                     | ${['company', 'settings', 'administration']}                                                    | ${'an account has no company'}
    ${{ of: 'people', companyId: 2 }}                        | ${['administration']}                                                                           | ${'administrators see every company'}
    ${{ of: 'stations', companyId: 1 }}                      | ${['company', 'event', 'call']}                                                                 | ${'an event lists its stations'}
    ${{ of: 'pay', companyId: 1 }}                           | ${['company']}                                                                                  | ${'pages of pay are the office’s'}
    ${{ of: 'messages', companyId: 1 }}                      | ${['company', 'contacts', 'administration']}                                                    | ${'a conversation shows what failed'}
  `('$change concern $rooms: $because', ({ change, rooms }) => {
    const concerned = Object.entries(ROOMS).filter(([, room]) =>
      concerns(change as PageChange, room),
    );
    expect(concerned.map(([name]) => name)).toEqual(rooms);
  });

  it.each(Object.values(ROOMS))('$name is found again by its key', (room) => {
    expect(roomOfKey(keyOf(room))).toEqual(room);
  });

  it.each(['event:Gig', 'company 1', 'page nonsense:x 1   ', 'messages of event 4', ''])(
    '%p is no key of a page’s room',
    (key) => expect(roomOfKey(key)).toBeNull(),
  );

  it.each([
    '',
    'company',
    'company:',
    'event:a b',
    'event:../x',
    'worker:x',
    'administration:x',
    `event:${'a'.repeat(65)}`,
  ])('%p is not the name of a room', (name) => expect(parsePageRoom(name)).toBeNull());
});
