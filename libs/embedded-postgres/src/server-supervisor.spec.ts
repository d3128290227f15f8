import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { type ServerState, ServerSupervisor } from './server-supervisor.js';

describe('the supervisor of a server', () => {
  let state: ServerState;
  let starts: boolean;
  let isDiskFull: boolean;
  let attempts: number;
  let said: string[];
  let lost: EmbeddedPostgresError[];
  let supervisor: ServerSupervisor;

  beforeEach(() => {
    jest.useFakeTimers();
    [state, starts, isDiskFull, attempts, said, lost] = ['ready', true, false, 0, [], []];
    supervisor = new ServerSupervisor(
      {
        state: async () => state,
        restart: async () => {
          attempts++;
          if (!starts) throw new EmbeddedPostgresError('It does not start.');
          state = 'ready';
        },
        isDiskFull: async () => isDiskFull,
      },
      (line) => said.push(line),
      (error) => lost.push(error),
    );
    supervisor.start();
  });
  afterEach(async () => {
    await supervisor.stop();
    jest.useRealTimers();
  });
  const passes = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

  it('leaves one alone that runs, or is starting', async () => {
    await passes(60);
    state = 'starting';
    await passes(600);
    expect([attempts, lost, supervisor.isServerRunning]).toEqual([0, [], false]);
    state = 'ready';
    await passes(1);
    expect(supervisor.isServerRunning).toBe(true);
  });

  it('starts one again within a second, as often as it dies in a long time', async () => {
    for (let times = 1; times < 5; times++) {
      state = 'dead';
      await passes(1);
      expect([attempts, supervisor.isServerRunning, lost]).toEqual([times, true, []]);
      await passes(3600);
    }
    expect(said).toHaveLength(8);
  });

  it('gives up after some seconds, once, and says that it does not run meanwhile', async () => {
    [state, starts] = ['dead', false];
    await passes(5);
    expect([supervisor.isServerRunning, lost]).toEqual([false, []]);
    await passes(60);
    expect([lost.map(({ message }) => message), supervisor.isServerRunning]).toEqual([
      ['It does not start.'],
      false,
    ]);
  });

  it('gives up on one that starts and dies again and again', async () => {
    for (let second = 0; second < 30 && lost.length === 0; second++) {
      [state, starts] = ['dead', second % 2 === 0];
      await passes(1);
    }
    expect(lost).toHaveLength(1);
  });

  it('goes on as long as it is the disk that is full, and says so once', async () => {
    [state, starts, isDiskFull] = ['dead', false, true];
    await passes(3600);
    expect([lost, supervisor.isServerRunning]).toEqual([[], false]);
    [starts, isDiskFull] = [true, false];
    await passes(3);
    expect([lost, supervisor.isServerRunning]).toEqual([[], true]);
    expect(said).toEqual([
      expect.stringContaining('died'),
      expect.stringContaining('disk is full'),
      expect.stringContaining('runs again'),
    ]);
  });

  it('does nothing any more when it has stopped', async () => {
    await supervisor.stop();
    state = 'dead';
    await passes(60);
    expect(attempts).toBe(0);
  });
});
