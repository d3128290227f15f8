import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { aTestApp, type TestApp } from '../support/test-app.js';

interface Finding {
  linter: 'redocly' | 'spectral';
  rule: string;
  at: string;
  message: string;
}

interface Document {
  paths: Record<string, { get: { summary?: string; tags: string[] } }>;
}

/** The linters that integrators use, with every rule but those that `test/openapi-rules` excepts by name. */
describe('linters of the API documentation', () => {
  let app: TestApp;
  let exported: string;
  beforeAll(async () => {
    app = await aTestApp({ devTools: false });
    exported = await (await fetch(`${app.url}/docs/openapi.json`)).text();
  });
  afterAll(() => app.close());

  it('find nothing in it', async () => {
    expect(await lint(exported)).toEqual([]);
  });

  it('each find its own fault in a broken copy', async () => {
    const broken = JSON.parse(exported, withoutExamples) as Document;
    delete broken.paths['/events/list/']!.get.summary;
    broken.paths['/event/{slug}/']!.get.tags = ['Undescribed'];
    expect(await lint(JSON.stringify(broken))).toMatchObject([
      {
        linter: 'redocly',
        rule: 'operation-summary',
        at: '#/paths/~1events~1list~1/get/summary',
      },
      {
        linter: 'spectral',
        rule: 'operation-tag-defined',
        at: 'paths//event/{slug}//get/tags/0',
      },
    ]);
  });
});

/** Comparing examples with their shapes is what takes the linters seconds. */
function withoutExamples(key: string, value: unknown): unknown {
  return key === 'example' || key === 'examples' ? undefined : value;
}

/** @throws Error with what the program complained of */
async function lint(document: string): Promise<Finding[]> {
  const child = spawn(process.execPath, ['test/support/lint-openapi.mjs']);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(document);
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await ended) !== 0) throw new Error(errors);
  return JSON.parse(out) as Finding[];
}
