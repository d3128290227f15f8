interface Waiting {
  id: string;
  at: number;
  token: string;
  notBefore?: number;
}
interface Answer {
  id: string;
  outcome: string;
}
interface Crew {
  refresh(): Promise<boolean>;
}

const { aSender } = jest.requireActual<{
  aSender: (parts: object) => { flush(says?: boolean): Promise<void> };
}>('../assets/scripts/station-sender.js');
const { aCrew } = jest.requireActual<{ aCrew: (store: object, address: string) => Crew }>(
  '../assets/scripts/station-crew.js',
);

/** The calls of a station's page, and what it makes of the answers. */
describe('the scripts of a station', () => {
  let answer: (request: RequestInit) => Response;
  beforeEach(() => {
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((_, request) => Promise.resolve(answer(request!)));
  });
  afterEach(() => jest.restoreAllMocks());

  /** A store in memory. */
  function aStation(ids: readonly string[]) {
    const waiting = new Map<string, Waiting>(
      ids.map((id) => [id, { id, at: Date.UTC(2031, 4, 1), token: id }]),
    );
    const counts: object[] = [];
    const add = (scan: Waiting): void => void waiting.set(scan.id, scan);
    const store = {
      waiting: () => [...waiting.values()],
      add,
      settle(done: string[], postponed: Waiting[], counted: object) {
        done.forEach((id) => waiting.delete(id));
        postponed.forEach(add);
        counts.push(counted);
      },
    };
    const clock = { measure: () => Promise.resolve(0) };
    const sender = aSender({ store, clock, address: '/scans/', onAnswer: () => undefined });
    return { sender, waiting, counts };
  }

  const idsIn = ({ body }: RequestInit): string[] =>
    (JSON.parse(body as string) as { scans: Answer[] }).scans.map(({ id }) => id);
  const taken = (request: RequestInit, outcome = 'in'): Response =>
    Response.json({ answers: idsIn(request).map((id) => ({ id, outcome })) });

  it('send all others when the server refuses some', async () => {
    const { sender, waiting } = aStation(['a', 'wrong', 'b', 'worse', 'c']);
    answer = (request) => {
      const errors = idsIn(request).flatMap((id, nth) =>
        id.startsWith('w') ? [[`scans.${nth}.at`, ['Not an instant.']]] : [],
      );
      if (errors.length === 0) return taken(request);
      return Response.json({ errors: Object.fromEntries(errors) }, { status: 400 });
    };
    await sender.flush();
    expect([...waiting.keys()]).toEqual(['wrong', 'worse']);
    for (const { notBefore } of waiting.values()) expect(notBefore).toBeGreaterThan(Date.now());
  });

  it('tell the server that they are there, also when nothing waits', async () => {
    const { sender, waiting } = aStation(['a']);
    const sent: string[][] = [];
    answer = (request) => {
      sent.push(idsIn(request));
      return taken(request);
    };
    await sender.flush(true);
    await sender.flush();
    await sender.flush(true);
    expect([sent, waiting.size]).toEqual([[['a'], []], 0]);
  });

  it('lose nothing when the server refuses all', async () => {
    const { sender, waiting } = aStation(['a']);
    answer = () => Response.json({ errors: { offset_ms: ['Too large.'] } }, { status: 400 });
    await expect(sender.flush()).rejects.toThrow('refused: offset_ms');
    expect(waiting.get('a')).not.toHaveProperty('notBefore');
  });

  it.each`
    outcome        | counted
    ${'in'}        | ${{ taken: 1, kept: 0, same: 0 }}
    ${'out'}       | ${{ taken: 1, kept: 0, same: 0 }}
    ${'still_in'}  | ${{ taken: 0, kept: 0, same: 1 }}
    ${'still_out'} | ${{ taken: 0, kept: 0, same: 1 }}
    ${'refused'}   | ${{ taken: 0, kept: 0, same: 1 }}
    ${'kept'}      | ${{ taken: 0, kept: 1, same: 0 }}
  `('count $outcome as $counted', async ({ outcome, counted }) => {
    const { sender, counts } = aStation(['a']);
    answer = (request) => taken(request, outcome as string);
    await sender.flush();
    expect(counts).toEqual([counted]);
  });

  it('ask for the crew only if it has changed since', async () => {
    let known: object | null = null;
    const store = {
      read: () => known,
      write: (_: string, value: object | null) => void (known = value),
    };
    const asked: unknown[] = [];
    answer = ({ headers }) => {
      asked.push((headers as Record<string, string>)['if-none-match']);
      return asked.length === 1
        ? Response.json({ version: 'v', crew: [] }, { headers: { etag: '"1f"' } })
        : new Response(null, { status: 304 });
    };
    const crew = aCrew(store, '/crew/');
    expect([await crew.refresh(), await crew.refresh()]).toEqual([true, true]);
    expect(asked).toEqual([undefined, '"1f"']);
    expect(known).toMatchObject({ version: 'v', crew: [] });
  });
});
