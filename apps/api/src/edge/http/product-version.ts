import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project-folder.js';

let known: string | null = null;

/** The version of the package that runs; read once. */
export function productVersion(): string {
  known ??= (
    JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as { version: string }
  ).version;
  return known;
}
