import process from 'node:process';

/** Prints a line on the terminal. */
export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
