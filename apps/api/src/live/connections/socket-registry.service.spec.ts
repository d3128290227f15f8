import { Logger } from '@nestjs/common';
import { type SocketListener, SocketRegistryService } from './socket-registry.service.js';
import { MAX_SOCKETS_PER_USER, SocketQuotaService } from './socket-quota.service.js';
import type { CloseReason, LeaveReason, SocketTransport } from './socket-transport.js';

/** A transport that records its calls in order. The other side closes when asked to, as a browser does. */
class KeepingTransport implements SocketTransport {
  readonly kind = 'raw';
  readonly done: string[] = [];
  isOpen = true;
  hasStalled = false;
  whenClosed: () => void = () => undefined;

  constructor(private readonly answersClose = true) {}

  send(message: string | object): void {
    this.done.push(`send ${JSON.stringify(message)}`);
  }

  sendLeft(room: string, reason: LeaveReason): void {
    this.done.push(`left ${room}: ${reason}`);
  }

  close(reason: CloseReason): void {
    this.done.push(`close: ${reason}`);
    if (this.answersClose) this.end();
  }

  terminate(): void {
    this.done.push('terminate');
    this.end();
  }

  private end(): void {
    this.isOpen = false;
    this.whenClosed();
  }
}

type Answer = Awaited<ReturnType<SocketListener['currentRooms']>>;

describe('the sockets of a process', () => {
  let registry: SocketRegistryService;
  let quota: SocketQuotaService;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    quota = new SocketQuotaService();
    registry = new SocketRegistryService(quota);
  });

  function open({
    userId = 1,
    keyId = null as number | null,
    sessionId = null as number | null,
    rooms = ['a'],
    currentRooms = (inRooms: readonly string[]): Promise<Answer> | Answer => inRooms,
    transport = new KeepingTransport(),
    revocationCount = registry.revocationCount,
  } = {}) {
    const release = registry.reserve(userId);
    if (typeof release === 'string') throw new Error(`no place: ${release}`);
    const listener = {
      userId,
      keyId,
      sessionId,
      currentRooms: async (inRooms: readonly string[]) => currentRooms(inRooms),
    };
    const socket = registry.add(transport, listener, release, rooms, revocationCount);
    transport.whenClosed = () => registry.remove(socket);
    return { socket, transport };
  }

  it('receive the broadcasts of their rooms, and nothing else', () => {
    const [a, b, both] = [open(), open({ rooms: ['b'] }), open({ rooms: ['a', 'b'] })];
    registry.broadcast('a', 'one');
    registry.broadcast('b', { two: 2 }, (socket) => socket === b.socket);
    registry.broadcast('c', 'three');
    expect([a, b, both].map(({ transport }) => transport.done)).toEqual([
      ['send "one"'],
      ['send {"two":2}'],
      ['send "one"'],
    ]);
    expect([registry.hasListeners('a'), registry.hasListeners('c')]).toEqual([true, false]);
  });

  it('are cut off when they have stopped reading, and receive nothing while they close', () => {
    const [stalled, closing] = [open(), open()];
    stalled.transport.hasStalled = true;
    closing.transport.isOpen = false;
    registry.broadcast('a', 'one');
    expect([stalled.transport.done, closing.transport.done]).toEqual([['terminate'], []]);
    expect(registry.size).toBe(1);
  });

  it('release their reservation when they end, however they end', () => {
    for (let tab = 0; tab < MAX_SOCKETS_PER_USER; tab++) open({ keyId: tab });
    expect(registry.reserve(1)).toBe('person');
    registry.closeByKeys([0]);
    const [one] = [open()];
    expect(registry.reserve(1)).toBe('person');
    registry.remove(one.socket);
    registry.remove(one.socket);
    expect(registry.reserve(1)).toEqual(expect.any(Function));
    expect(quota.isUserAtLimit(1)).toBe(true);
  });

  it.each`
    ended          | how                                    | because
    ${'a key'}     | ${() => registry.closeByKeys([7, 9])}  | ${'it was revoked'}
    ${'a session'} | ${() => registry.closeBySessions([7])} | ${'somebody signed out'}
  `('$ended ends the sockets that were opened with it alone: $because', ({ ended, how }) => {
    const isKey = ended === 'a key';
    const [byKey, bySession] = [open({ keyId: 7 }), open({ sessionId: 7 })];
    const [theirs, others] = isKey ? [byKey, bySession] : [bySession, byKey];
    const another = open({ keyId: 8 });
    const before = registry.revocationCount;
    (how as () => void)();
    expect(theirs.transport.done).toEqual(['left a: signed_out', 'close: signed_out']);
    expect([others.transport.done, another.transport.done]).toEqual([[], []]);
    expect(registry.revocationCount).toBe(before + 1);
    expect(registry.roomsInUse()).toEqual(['a']);
  });

  it.each`
    now                | done                                                                    | rooms              | because
    ${['a', 'b']}      | ${[]}                                                                   | ${['a', 'b']}      | ${'nothing changed'}
    ${['a']}           | ${['left b: not_allowed']}                                              | ${['a']}           | ${'one room is not theirs any more'}
    ${['a', 'b', 'c']} | ${[]}                                                                   | ${['a', 'b', 'c']} | ${'they belong to another, too'}
    ${[]}              | ${['left a: not_allowed', 'left b: not_allowed']}                       | ${[]}              | ${'nothing is, and they may stay for what comes'}
    ${'not_allowed'}   | ${['left a: not_allowed', 'left b: not_allowed', 'close: not_allowed']} | ${[]}              | ${'nothing ever will be'}
    ${'signed_out'}    | ${['left a: signed_out', 'left b: signed_out', 'close: signed_out']}    | ${[]}              | ${'the key ended, and nobody told us'}
  `('are looked up again when roles change: $because', async ({ now, done, rooms }) => {
    const asked: (readonly string[])[] = [];
    const { transport } = open({
      rooms: ['a', 'b'],
      currentRooms: (inRooms) => {
        asked.push(inRooms);
        return now as Answer;
      },
    });
    const other = open({ userId: 2, rooms: ['d'], currentRooms: () => 'signed_out' });
    await registry.recheckUser(1);
    expect(asked).toEqual([['a', 'b']]);
    expect(transport.done).toEqual(done);
    expect(registry.roomsInUse().sort()).toEqual([...(rooms as string[]), 'd']);
    expect(other.transport.done).toEqual([]);
  });

  it('keep what they entered, and stay out of what they left, while they are looked up', async () => {
    const { socket, transport } = open({
      rooms: ['a', 'b'],
      currentRooms: (inRooms) => {
        registry.leave(socket, 'a', 'left');
        registry.enter(socket, 'c');
        return inRooms;
      },
    });
    await registry.recheckAll();
    expect([...socket.rooms].sort()).toEqual(['b', 'c']);
    expect(transport.done).toEqual(['left a: left']);
  });

  it('are looked up once more when a right ended while they opened', async () => {
    const before = registry.revocationCount;
    registry.closeByKeys([7]);
    const { transport } = open({ revocationCount: before, currentRooms: () => 'signed_out' });
    await new Promise(setImmediate);
    expect(transport.done).toEqual(['left a: signed_out', 'close: signed_out']);
  });

  it('stay as they are while access cannot be read', async () => {
    const { transport } = open({ currentRooms: () => Promise.reject(new Error('no database')) });
    await registry.recheckAll();
    expect(transport.done).toEqual([]);
    expect(registry.size).toBe(1);
  });

  it('are told that a room was deleted, and the room is forgotten', () => {
    const emptied: string[] = [];
    registry.onRoomEmptied((room) => emptied.push(room));
    const [one, two] = [open({ rooms: ['a', 'b'] }), open()];
    registry.closeRoom('a');
    expect([one.transport.done, two.transport.done]).toEqual([['left a: gone'], ['left a: gone']]);
    expect(emptied).toEqual(['a']);
    expect(registry.leave(one.socket, 'a', 'left')).toBe(false);
    registry.remove(one.socket);
    expect(emptied).toEqual(['a', 'b']);
    expect(registry.enter(one.socket, 'a')).toBe(false);
  });

  it('are asked to reconnect at a restart, and cut off if they do not close', async () => {
    const [goes, stays] = [open(), open({ transport: new KeepingTransport(false) })];
    await registry.closeAll(1);
    expect([goes.transport.done, stays.transport.done]).toEqual([
      ['close: restarting'],
      ['close: restarting', 'terminate'],
    ]);
    expect(registry.size).toBe(0);
    await registry.closeAll(1);
  });
});
