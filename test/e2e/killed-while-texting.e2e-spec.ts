import process from 'node:process';
import { aDatabase, dropAll } from '../support/database.js';
import { ServerProcess } from '../support/server-process.js';
import { runTextingStress } from '../support/texting-stress.js';

/** `npm run soak` sends a thousand texts, kills more often, and does not skip pauses. */
const messages = Number(process.env['SOAK_TEXTS'] ?? 100);
const isSoak = messages > 100;

describe('workers are killed while they text', () => {
  afterAll(async () => {
    await ServerProcess.killAll();
    await dropAll();
  });

  it(
    'every recipient gets exactly one text, or the row says why not',
    async () => {
      const outcome = await runTextingStress(await aDatabase(), {
        messages,
        kills: isSoak ? 6 : 2,
        skipDelays: !isSoak,
      });
      if (isSoak) process.stdout.write(`${JSON.stringify(outcome)}\n`);
      expect(outcome.wrong).toEqual([]);
      expect(outcome.statuses).toEqual({ sent: (messages / 20) * 19, failed: messages / 20 });
      expect(outcome.taken).toBe((messages / 20) * 19);
      expect(outcome.interrupted).toBeGreaterThan(0);
    },
    isSoak ? 30 * 60_000 : 120_000,
  );
});
