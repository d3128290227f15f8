import 'reflect-metadata';
import process from 'node:process';
import { Pool } from 'pg';
import { seed } from '../data/seed.js';
import { figureOf } from '../load/figure.js';
import { FakeCarrier } from '../messages/fake-carrier.js';
import { WorkerProcess } from '../messages/worker-process.js';
import { printLine } from '../print-line.js';
import { ApiServer } from '../server/api-server.js';
import { aDatabase } from '../server/database.js';
import { companiesOf } from './companies.js';
import { forgetBacklog, useFormerOrder } from './former-order.js';
import { NoisyCompany } from './noisy-company.js';
import { readNoisyOptions } from './options.js';
import { QuietCompanies, type QuietTimes } from './quiet-companies.js';
import { Writer } from './writer.js';

/** `npm run bench:noisy`: what a company a hundred times as large costs small ones, in turns without and with it. */
const options = readNoisyOptions(process.argv.slice(2));
const database = await aDatabase();
const carrier = await FakeCarrier.start();
carrier.delay = options.carrierDelay;
const pool = new Pool({ ...database.connection, max: 4 });
try {
  const { rows, seconds } = await seed(database.connection, options.data);
  printLine(
    `${options.data.others} quiet companies and a noisy one: ${rows} rows, ${seconds.toFixed(0)} s`,
  );
  printLine(
    `quiet: ${options.reads} reads, ${options.texts} texts, ${options.imports} imports a second, all together; the carrier answers after ${options.carrierDelay} ms; ` +
      `${options.pairs} pairs of ${options.seconds} s`,
  );
  const [noisy, ...quiet] = await companiesOf(pool);
  const writer = await Writer.open(database.connection);
  for (const isFormer of [false, true]) {
    await useFormerOrder(pool, isFormer);
    const readsPerCompany = isFormer ? '1000' : (process.env['READS_PER_COMPANY'] ?? '');
    const env = { WORKER: 'off', READS_PER_COMPANY: readsPerCompany };
    const server = await ApiServer.start(database.connection, [], env);
    const worker = await WorkerProcess.start(database.connection, carrier);
    const { url } = server;
    const loud = new NoisyCompany(noisy!, { url, writer, pool }, options.backlog);
    const small = new QuietCompanies(quiet, options, { url, carrier, writer, pool });
    try {
      await small.during(1); // Plans and compiles.
      const turns: Record<'without' | 'with', QuietTimes[]> = { without: [], with: [] };
      const answered: number[] = [];
      for (let pair = 0; pair < options.pairs; pair++) {
        turns.without.push(await small.during(options.seconds));
        answered.push(
          await loud.during(options.seconds, async () => {
            turns.with.push(await small.during(options.seconds));
          }),
        );
        await forgetBacklog(pool, noisy!.id);
      }
      printLine(`\n${isFormer ? 'as it was: first come, first served' : 'companies take turns'}`);
      report(turns);
      const rate = answered.reduce((sum, each) => sum + each, 0) / answered.length;
      printLine(`the noisy company itself: ${rate.toFixed(0)} answers a second`);
    } finally {
      await loud.end();
      await worker.stop();
      await server.stop();
    }
  }
  await writer.close();
} finally {
  await pool.end();
  await carrier.stop();
  await database.drop();
}

function report(turns: Record<'without' | 'with', readonly QuietTimes[]>): void {
  printLine(
    '| quiet companies, ms | p50 without | p50 with | p99 without | p99 with | p99 times |',
  );
  printLine('| --- | --- | --- | --- | --- | --- |');
  for (const what of ['reads', 'texts', 'imports'] as const) {
    const [alone, beside] = [turns.without, turns.with].map((each) => {
      const times = Float64Array.from(each.flatMap((turn) => turn[what]));
      return figureOf([{ answered: times.length, seconds: options.seconds, times }]);
    });
    const ratio = (beside!.p99 / alone!.p99).toFixed(2);
    printLine(
      `| ${what} | ${alone!.p50} | ${beside!.p50} | ${alone!.p99} | ${beside!.p99} | ${ratio} |`,
    );
  }
}
