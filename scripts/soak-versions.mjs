/**
 * `npm run soak:versions -- REVISION`: builds an older version from git beside this one, and runs the story in which both
 * serve one company through an upgrade and back. Needs nginx and Redis, as the test of the production topology does.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');
const [revision] = process.argv.slice(2);
if (!revision) {
  process.stderr.write('Name the older version: npm run soak:versions -- v1.2.0\n');
  process.exit(2);
}

const parent = mkdtempSync(join(tmpdir(), 'older-version-'));
const folder = join(parent, 'callmanager');
const run = (command, given, cwd) => execFileSync(command, given, { cwd, stdio: 'inherit' });
run('git', ['worktree', 'add', '--quiet', '--detach', folder, revision], ROOT);
try {
  const lockOf = (place) => readFileSync(join(place, 'package-lock.json'), 'utf8');
  if (lockOf(folder) === lockOf(ROOT))
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  else run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  for (const place of [folder, ROOT]) run('npm', ['run', '--silent', 'build'], place);
  const story = spawnSync(
    join(ROOT, 'node_modules/.bin/jest'),
    ['-w', '1', '--testTimeout', '600000', 'test/e2e/two-versions'],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, OLDER_BUILD: folder } },
  );
  process.exitCode = story.status ?? 1;
} finally {
  run('git', ['worktree', 'remove', '--force', folder], ROOT);
  rmSync(parent, { recursive: true });
}
