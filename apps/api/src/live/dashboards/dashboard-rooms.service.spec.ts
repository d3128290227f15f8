import fc from 'fast-check';
import { SocketQuotaService } from '../connections/socket-quota.service.js';
import { SocketRegistryService } from '../connections/socket-registry.service.js';
import type { SocketTransport } from '../connections/socket-transport.js';
import { DashboardRoomsService } from './dashboard-rooms.service.js';
import type { Room } from './room.js';
import type { ChangedMessage } from './shapes.js';

const ROOM: Room = {
  kind: 'event',
  id: 34,
  companyId: 12,
  name: 'event:DemoGig',
  event_id: 34,
  call_time_id: null,
  requirement_id: null,
};
const counts = {
  needed: 3,
  pending: 1,
  confirmed: 0,
  available: 0,
  declined: 0,
  unread_notifications: null,
};
const snapshotOf = (version: number, batches: string[] = []) => ({
  version,
  counts,
  requirements: ['Riggers1'],
  batches,
});

/** The state of a client that follows the three rules of docs/realtime.md. */
class Client implements SocketTransport {
  readonly kind = 'dashboard';
  readonly isOpen = true;
  readonly hasStalled = false;
  readonly heard: ChangedMessage[] = [];
  rejoins = 0;
  version = 0;
  /** Version of the snapshot in its answer. */
  answered = 0;

  send(message: string | object): void {
    const change = message as ChangedMessage;
    this.heard.push(change);
    if (change.previous > this.version) this.rejoins++;
    if (change.version > this.version) this.version = change.version;
  }

  sendLeft(): void {}
  close(): void {}
  terminate(): void {}
}

describe('broadcasts of a room', () => {
  function aRoom() {
    const registry = new SocketRegistryService(new SocketQuotaService());
    const rooms = new DashboardRoomsService(registry);
    let userId = 0;
    const join = () => {
      const client = new Client();
      const listener = {
        userId: ++userId,
        keyId: userId,
        sessionId: null,
        currentRooms: async (inRooms: readonly string[]) => inRooms,
      };
      const socket = registry.add(client, listener, () => undefined);
      return { client, socket, room: rooms.enter(socket, ROOM)! };
    };
    return { registry, rooms, join };
  }

  it('carry the version of the previous broadcast, and are never older', () => {
    const { rooms, join } = aRoom();
    const { client, room } = join();
    expect(
      [snapshotOf(5), snapshotOf(9), snapshotOf(7), snapshotOf(9)].map((one) =>
        rooms.broadcast(room, one),
      ),
    ).toEqual([true, true, false, true]);
    expect(client.heard.map(({ version, previous }) => [version, previous])).toEqual([
      [5, 0],
      [9, 5],
      [9, 9],
    ]);
    expect(client.heard[0]).toEqual({
      room: ROOM.name,
      version: 5,
      previous: 0,
      counts,
      requirements: ['Riggers1'],
    });
  });

  it('skip members that were answered with a newer version', () => {
    const { rooms, join } = aRoom();
    const [old, fresh] = [join(), join()];
    rooms.answered(fresh.room, fresh.socket, 8);
    fresh.client.version = 8;
    for (const version of [6, 8, 10]) rooms.broadcast(old.room, snapshotOf(version));
    expect(old.client.heard.map(({ version }) => version)).toEqual([6, 8, 10]);
    expect(fresh.client.heard.map(({ version }) => version)).toEqual([8, 10]);
    expect(fresh.client.rejoins).toBe(0);
  });

  it('remember the latest hints that they include, and not those of outdated snapshots', () => {
    const { rooms, join } = aRoom();
    const { room } = join();
    rooms.broadcast(room, snapshotOf(5, ['p/1', 'q/1']));
    rooms.broadcast(room, snapshotOf(4, ['p/2']));
    expect(['p/1', 'q/1', 'p/2'].map((batch) => room.sentBatches.has(batch))).toEqual([
      true,
      true,
      false,
    ]);
    for (let batch = 0; batch < 1000; batch++) rooms.broadcast(room, snapshotOf(5, [`r/${batch}`]));
    expect(room.sentBatches.size).toBe(500);
    expect(room.sentBatches.has('r/999')).toBe(true);
  });

  it('is forgotten when the last one has left', () => {
    const { registry, rooms, join } = aRoom();
    const [one, two] = [join(), join()];
    rooms.broadcast(one.room, snapshotOf(5));
    registry.remove(one.socket);
    expect([rooms.find(ROOM.name), rooms.ofCompany(12), rooms.ofCompany(13)]).toEqual([
      one.room,
      [one.room],
      [],
    ]);
    registry.leave(two.socket, ROOM.name, 'left');
    expect([rooms.find(ROOM.name), rooms.ofCompany(12), rooms.all()]).toEqual([null, [], []]);
    expect(join().room.lastVersion).toBe(0);
  });

  it('shows everybody the newest and no gap, in whatever order processes read and clients join', () => {
    const step = fc.oneof(
      fc.record({ tell: fc.integer({ min: 1, max: 50 }) }),
      fc.record({ answer: fc.integer({ min: 0, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { rooms, join } = aRoom();
        const first = join();
        const all = [first];
        let newest = 0;
        for (const one of steps) {
          if ('tell' in one) {
            newest = Math.max(newest, one.tell);
            rooms.broadcast(first.room, snapshotOf(one.tell));
          } else {
            const joined = join();
            const answered = first.room.lastVersion + one.answer; // as a later reading sees it
            Object.assign(joined.client, { answered, version: answered });
            rooms.answered(joined.room, joined.socket, answered);
            all.push(joined);
          }
        }
        for (const { client } of all) {
          expect(client.rejoins).toBe(0);
          expect(client.version).toBeGreaterThanOrEqual(newest);
          const versions = client.heard.map(({ version }) => version);
          expect(versions).toEqual([...versions].sort((a, b) => a - b));
          expect(Math.min(...versions, Infinity)).toBeGreaterThanOrEqual(client.answered);
        }
      }),
    );
  });
});
