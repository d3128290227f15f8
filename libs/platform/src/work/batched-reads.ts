/**
 * Reads by key, one reading at a time: whoever asks while one is on its way is answered by the next, together with all others
 * who asked meanwhile. So an answer is never older than its question, and a busy process asks the database less often.
 */
export class BatchedReads<Key, Value> {
  private next: { keys: Set<Key>; found: Promise<ReadonlyMap<Key, Value>> } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** @param read has an answer for each of the keys */
  constructor(private readonly read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>) {}

  /** @throws what the reading throws, to all who share it */
  async of(key: Key): Promise<Value> {
    this.next ??= this.begin();
    const { keys, found } = this.next;
    keys.add(key);
    return (await found).get(key)!;
  }

  private begin(): { keys: Set<Key>; found: Promise<ReadonlyMap<Key, Value>> } {
    const keys = new Set<Key>();
    const found = this.last.then(() => {
      this.next = null;
      return this.read([...keys]);
    });
    this.last = found.catch(() => undefined);
    return { keys, found };
  }
}
