import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 2_000;
/** What keeps a process from ending; reads, look-ups and the like end by themselves. */
const LASTING = /^(Timeout|TCPSocketWrap|TCPServerWrap|PipeWrap|ProcessWrap|FSEventWrap|UDPWrap)$/;

type Counts = ReadonlyMap<string, number>;

/**
 * Says which spec of a batch leaves something open, after its own hooks: such a worker does not end by itself, and Jest
 * ends it by force without a word about the cause. Call it inside of the `describe` of the spec.
 *
 * Jest waits 500 ms. On a busy machine it also ends workers that have nothing open: the system takes longer to free their
 * gigabyte of memory. Such a run names no spec here.
 */
export function tellWhatIsLeftOpen(spec: string): void {
  let before: Counts;
  beforeAll(() => {
    before = openNow();
  });
  afterAll(async () => {
    const end = Date.now() + PATIENCE_MS;
    let left = leftSince(before);
    while (left.length > 0 && Date.now() < end) {
      await sleep(20);
      left = leftSince(before);
    }
    if (left.length > 0) process.stderr.write(`${spec} leaves open: ${left.join(', ')}\n`);
  });
}

function openNow(): Counts {
  const counts = new Map<string, number>();
  for (const name of process.getActiveResourcesInfo().filter((each) => LASTING.test(each)))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function leftSince(before: Counts): string[] {
  return [...openNow()]
    .filter(([name, count]) => count > (before.get(name) ?? 0))
    .map(([name, count]) => `${count - (before.get(name) ?? 0)} ${name}`);
}
