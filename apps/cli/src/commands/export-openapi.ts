import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Command } from '../command.js';

/** The API describes itself; it is another application, so it is another process. */
const PROGRAM = fileURLToPath(new URL('../../../api/src/export-openapi.js', import.meta.url));
const LARGEST = 64 * 1024 * 1024;

export const exportOpenApi: Command = {
  name: 'export-openapi',
  summary: 'Writes the OpenAPI document of the API, the one it serves at /docs/openapi.json.',
  options: {
    out: { type: 'string', value: '<file>', help: 'where to; standard output unless told' },
  },
  async run({ values, say }) {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM], {
      maxBuffer: LARGEST,
    });
    const { out } = values;
    if (typeof out !== 'string') return say(stdout.trimEnd());
    await writeFile(out, stdout);
    say(`Written to ${out}.`);
  },
};
