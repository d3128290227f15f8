import { relative } from 'node:path';
import { ROOT, sitesIn, type StatementSite } from './statement-sites.js';

/** Stack frames between the sender and us: the methods of `Work`, and wrappers of these files. */
const OWN_FRAMES = /libs\/platform\/src\/work\/work\.ts|test\/support\/sql\/|node_modules|node:/;
const sitesByFile = new Map<string, StatementSite[]>();

/** The product's code that sends the current statement; null for tests, or TypeORM's repositories. */
export function currentSender(): StatementSite | null {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 30;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = stackTraceLimit;
  const frames = [...stack.matchAll(/\(?(\/[^():]+):(\d+):\d+\)?$/gm)];
  const caller = frames.find(([, path]) => !OWN_FRAMES.test(path!));
  const file = caller && relative(ROOT, caller[1]!);
  if (!file || !/^(libs|apps)\/.*(?<!spec)\.tsx?$/.test(file)) return null;
  return siteAt(file, Number(caller[2]));
}

function siteAt(file: string, line: number): StatementSite {
  const sites = sitesByFile.get(file) ?? sitesIn(file);
  sitesByFile.set(file, sites);
  const here = sites.filter(({ lines: [first, last] }) => first <= line && line <= last);
  if (here.length !== 1)
    throw new Error(
      `${file}:${line} sends a statement, and ${here.length} places there could be it.`,
    );
  return here[0]!;
}
