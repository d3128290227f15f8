import { type LogEntry, readableLine } from './readable-line.js';

const AT = '2031-05-01T09:30:00.000Z';
const ANSWERED = {
  level: 'info',
  pid: 7,
  hostname: 'vm',
  msg: 'request',
  request_id: 'a-b',
  method: 'GET',
};
const clock = new Date(AT).toTimeString().slice(0, 8);

describe('a readable log line', () => {
  it.each`
    entry                                                                             | line
    ${{ ...ANSWERED, route: '/event/:slug', status: 200, ms: 3.2 }}                   | ${'GET /event/:slug 200 3.2 ms'}
    ${{ ...ANSWERED, route: '/event/:slug', status: 200, ms: 3, user_id: 5 }}         | ${'GET /event/:slug 200 3 ms user 5'}
    ${{ ...ANSWERED, route: null, status: 404, ms: 1 }}                               | ${'GET (no route) 404 1 ms'}
    ${{ level: 'info', pid: 7, hostname: 'vm', context: 'Reminders', msg: 'sent' }}   | ${'Reminders: sent'}
    ${{ level: 'warn', context: 'Reminders', queued: 3, held: ['a'] }}                | ${'warn Reminders: queued=3 held=["a"]'}
    ${{ level: 'warn', msg: 'request failed', request_id: 'a-b', code: '23505' }}     | ${'warn request failed request_id=a-b code=23505'}
    ${{ level: 'error', msg: 'lost', context: 'Tasks', stack: 'Error: x\n    at y' }} | ${'error Tasks: lost\n  Error: x\n      at y'}
    ${{ level: 'error', err: { message: 'lost', stack: 'Error: lost\n    at y' } }}   | ${'error lost\n  Error: lost\n      at y'}
    ${{ level: 'info', msg: 'a \u001b[31mred\u0007 word\r' }}                         | ${'a [31mred word'}
  `('$line', ({ entry, line }: { entry: Omit<LogEntry, 'time'>; line: string }) => {
    expect(readableLine({ ...entry, time: AT } as LogEntry)).toBe(`${clock} ${line}`);
  });
});
