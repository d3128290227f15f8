/** What a station keeps on its device: scans that wait, the crew's hashes, counts. One database for each station. */
import { openDB } from 'idb';

/** Scans that were sent: count, are kept for the steward, changed nothing. */
const NONE = { taken: 0, kept: 0, same: 0 };

export async function openStore(token) {
  const db = await openDB(`station ${token}`, 1, {
    upgrade(made) {
      made.createObjectStore('queue', { keyPath: 'id' });
      made.createObjectStore('state');
    },
  });
  return {
    /** Written to the disk when this resolves: the browser may be killed. */
    async add(scan) {
      const writing = db.transaction('queue', 'readwrite', { durability: 'strict' });
      await Promise.all([writing.store.put(scan), writing.done]);
    },
    async waiting() {
      const scans = await db.getAll('queue');
      return scans.sort((one, other) => one.at - other.at);
    },
    /** Takes answered scans off the queue and counts them, at once. */
    async settle(done, postponed, more) {
      const writing = db.transaction(['queue', 'state'], 'readwrite', { durability: 'strict' });
      const [queue, state] = [writing.objectStore('queue'), writing.objectStore('state')];
      const counts = { ...NONE, ...(await state.get('counts')) };
      for (const [name, count] of Object.entries(more)) counts[name] += count;
      void state.put(counts, 'counts');
      for (const id of done) void queue.delete(id);
      for (const scan of postponed) void queue.put(scan);
      await writing.done;
    },
    async counts() {
      const counts = await db.get('state', 'counts');
      return { ...NONE, ...counts, waiting: await db.count('queue') };
    },
    read: (name) => db.get('state', name),
    write: (name, value) => db.put('state', value, name),
  };
}
