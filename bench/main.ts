import 'reflect-metadata';
import process from 'node:process';
import { say } from '#libs/platform';
import { WORLDS } from './data/scales.js';
import { seed } from './data/seed.js';
import { type DataName, readOptions } from './options.js';
import { Reads } from './reads.js';
import { screensOf } from './screens.js';
import { aDatabase } from './server/database.js';
import { residentMegabytes } from './server/memory.js';
import { Product } from './server/product.js';
import { Statements } from './server/statements.js';

const options = readOptions(process.argv.slice(2));

async function run(data: DataName): Promise<void> {
  const database = await aDatabase();
  try {
    const { connection } = database;
    const { house, rows, seconds } = await seed(connection, WORLDS[data]);
    say(`${data}: ${rows} rows in ${seconds.toFixed(1)} s`);
    const statements = await Statements.on(connection);
    const product = await Product.start(connection);
    say(`ready after ${product.readyAfter.toFixed(0)} ms, ${residentMegabytes(product.pid)} MB`);
    try {
      const screens = (await screensOf(connection, house)).filter(({ name }) => options.only.length === 0 || options.only.includes(name));
      await Reads.of(screens, { product, connection, key: house.key, statements, seconds: options.seconds }, (result) => say(JSON.stringify(result)));
      say(`${residentMegabytes(product.pid)} MB`);
    } finally {
      await product.stop();
      await statements?.close();
    }
  } finally {
    await database.drop();
  }
}

for (const data of options.data) await run(data);
