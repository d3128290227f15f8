import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { aCompany } from '../factories/a-company.js';
import { aManager } from '../factories/a-grant.js';
import { aTestApp, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);
const PROJECT = resolve(__dirname, '../..');
/** Inside node_modules the packages resolve, and other tools ignore it. */
const FOLDER = join(PROJECT, 'node_modules/.cache/generated-client');
const GENERATOR = join(PROJECT, 'node_modules/openapi-typescript/bin/cli.js');
const COMPILER = join(PROJECT, 'node_modules/typescript/bin/tsc');

const OPTIONS = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    outDir: 'out',
    rootDir: '.',
  },
  files: ['walk-the-chain.ts'],
};

/** Follows an integrator: generates a client from the documentation, compiles a program against it, runs it. */
describe('a client generated from the documentation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await aTestApp();
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    await writeFile(join(FOLDER, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(FOLDER, 'tsconfig.json'), JSON.stringify(OPTIONS));
    await copyFile(
      join(PROJECT, 'test/support/integrator/walk-the-chain.ts.txt'),
      join(FOLDER, 'walk-the-chain.ts'),
    );
  });
  afterAll(() => app.close());

  it('compiles in strict mode and walks the chain from login to hours', async () => {
    // A .ts file, so that the compiler checks the generated types, but not those of the libraries.
    await node(GENERATOR, `${app.url}/docs/openapi.json`, '-o', 'api.ts');
    await node(COMPILER, '-p', '.');

    const company = await aCompany(app.db);
    const { username } = await aManager(app.db, company.id);
    app.clock.setTime('2031-04-30T16:00:00Z');
    expect(
      JSON.parse(
        await node('out/walk-the-chain.js', {
          API_URL: app.url,
          API_USERNAME: username,
          API_PASSWORD: 'swordfish',
        }),
      ),
    ).toEqual({
      username,
      sent: 'success',
      question: 'consent_question',
      confirmed: 1,
      worker: 'Robin Rigger',
      hours: 9.5,
      news: ['Confirmed'],
      refused: [
        401,
        { detail: 'Authentication credentials were not provided.', code: 'sign_in.required' },
      ],
    });
  });
});

/** @returns its output. @throws Error with its whole output */
async function node(...given: (string | Record<string, string>)[]): Promise<string> {
  const parameters = given.filter((one) => typeof one === 'string');
  const environment = Object.assign(
    {},
    process.env,
    ...given.filter((one) => typeof one === 'object'),
  ) as NodeJS.ProcessEnv;
  try {
    return (await run(process.execPath, parameters, { cwd: FOLDER, env: environment })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${parameters[0]} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}
