import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The first file that is there is used. */
const PROGRAMS = {
  redis: { files: ['redis-server'], variable: 'REQUIRE_REDIS' },
  // Without the windows of the whole browser, a page takes two thirds of the processor time.
  chromium: { files: ['chromium-headless-shell', 'chromium'], variable: 'REQUIRE_CHROMIUM' },
  nginx: { files: ['nginx'], variable: 'REQUIRE_NGINX' },
  postgres15: { files: ['/usr/lib/postgresql/15/bin/postgres'], variable: 'REQUIRE_POSTGRES' },
} as const;
type Program = keyof typeof PROGRAMS;

/** Path of a program that not every machine has; null without it. */
export function programPath(program: Program): string | null {
  // Debian's folder for administrators is not on every user's path.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const paths = PROGRAMS[program].files.flatMap((file) =>
    isAbsolute(file) ? [file] : folders.map((folder) => join(folder, file)),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

/**
 * `describe` for tests that need a program of Debian's. Without it they are skipped, and the title says so; where the
 * program is required (`REQUIRE_REDIS=1` and so on, as in continuous integration), they fail instead.
 */
export function describeWithProgram(program: Program, title: string, stories: () => void): void {
  if (programPath(program)) return void describe(title, stories);
  const { files, variable } = PROGRAMS[program];
  const [file] = files;
  if (process.env[variable] === '1') {
    describe(title, () =>
      it(`needs ${file}, which ${variable}=1 demands`, () =>
        expect(programPath(program)).not.toBeNull()),
    );
  } else {
    describe.skip(`SKIPPED, ${file} is not installed: ${title}`, stories);
  }
}
