import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Command, UsageError } from '../command.js';

/**
 * The API writes its own document; it is another application, so it runs in another process. Found from the folder of
 * compiled programs, since this module may be part of a bundle.
 */
const PROGRAM = fileURLToPath(
  import.meta.url.replace(/^(.*\/dist\/).*$/, '$1apps/api/src/export-openapi.js'),
);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export const exportOpenApi: Command = {
  name: 'export-openapi',
  summary: 'Writes the OpenAPI document of the API, the one it serves at /docs/openapi.json.',
  options: {
    out: { type: 'string', value: '<file>', help: 'target; default: standard output' },
  },
  prepare({ out }) {
    if (typeof out === 'string' && !existsSync(dirname(resolve(out))))
      throw new UsageError(`--out names a file in a folder that does not exist: ${out}`);
    return async ({ print }) => {
      const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM], {
        maxBuffer: MAX_OUTPUT_BYTES,
      });
      if (typeof out !== 'string') return print(stdout.trimEnd());
      await writeFile(out, stdout);
      print(`Written to ${out}.`);
    };
  },
};
