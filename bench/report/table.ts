import type { Figure } from '../load/figure.js';
import type { PageResult } from '../pages.js';
import type { ReadResult } from '../reads.js';
import type { WriteResult } from '../writes.js';
import { GOALS, type Growth, type Results, type RunResult } from './results.js';

type Cells = (string | number)[];

const FIGURE = ['/s', 'p50', 'p99'];
const HEAD: Cells = [
  '',
  'bytes',
  'SQL',
  ...FIGURE.map((word) => `ours ${word}`),
  ...FIGURE.map((word) => `floor ${word}`),
  'ours/floor',
  'goal',
];

/** Formats the results as lines of text. */
export function tableOf(results: Results): string {
  const { machine, versions, options } = results;
  return [
    `CallManager ${versions.callmanager}, Node ${versions.node}, PostgreSQL ${versions.postgresql}; ${machine.cpus} × ${machine.model}, ${machine.gigabytes} GB, ${machine.system}`,
    `${options.seconds} s for each figure; times in milliseconds`,
    ...results.runs.flatMap(linesOf),
    ...growthLines(results.growth),
  ].join('\n');
}

function linesOf(run: RunResult): string[] {
  return [
    '',
    `${run.data}: ${run.rows.toLocaleString('en')} rows, loaded in ${run.loadedInSeconds.toFixed(1)} s`,
    ...aligned([HEAD, ...run.reads.flatMap(readLines), ...run.writes.map(writeLine)]),
    ...unchangedLines(run.reads),
    ...pageLines(run.pages),
    `ready after ${run.readyMilliseconds.toFixed(0)} ms ${verdict(run.readyMilliseconds <= GOALS.readyMilliseconds, `${GOALS.readyMilliseconds} ms`)}; ` +
      `resident memory ${run.megabytesBefore} MB before, ${run.megabytesAfter} MB after ${verdict(run.megabytesAfter < GOALS.megabytes, `below ${GOALS.megabytes} MB`)}`,
    ...loginLines(run),
  ];
}

function readLines({ name, bytes, statements, ours, floor, still, ratio }: ReadResult): Cells[] {
  const line: Cells = [
    name,
    bytes,
    statements ?? '?',
    ...cells(ours),
    ...cells(floor),
    ratio.toFixed(2),
    verdict(ratio >= GOALS.read, GOALS.read),
  ];
  if (!still) return [line];
  return [
    line,
    [
      '  the same bytes, still',
      bytes,
      0,
      ...cells(ours),
      ...cells(still),
      (ours.requestsPerSecond / still.requestsPerSecond).toFixed(2),
      '',
    ],
  ];
}

function unchangedLines(reads: readonly ReadResult[]): string[] {
  const self = reads.find(({ name }) => name === 'user/info')?.ours;
  const lines = reads.flatMap(({ name, floor, unchanged }): Cells[] => {
    if (!unchanged) return [];
    const { sent, confirmed, ratio } = unchanged;
    const share = self ? confirmed.requestsPerSecond / self.requestsPerSecond : null;
    return [
      [
        ...[name, ...cells(sent), floor.requestsPerSecond, ratio.toFixed(2)],
        verdict(ratio >= GOALS.unchanged, GOALS.unchanged),
        ...[...cells(confirmed), share?.toFixed(2) ?? '?'],
      ],
    ];
  });
  if (lines.length === 0) return [];
  const head: Cells = [
    ...['unchanged', ...FIGURE.map((word) => `sent ${word}`), 'floor /s', 'sent/floor', 'goal'],
    ...[...FIGURE.map((word) => `304 ${word}`), 'of user/info'],
  ];
  return aligned([head, ...lines]);
}

function pageLines(pages: readonly PageResult[]): string[] {
  if (pages.length === 0) return [];
  const head: Cells = [
    ...['pages', 'bytes', 'API bytes'],
    ...FIGURE.map((word) => `page ${word}`),
    ...FIGURE.map((word) => `API ${word}`),
    ...['page/API', 'goal'],
  ];
  const lines = pages.map(({ name, bytes, twinBytes, page, twin, ratio }): Cells => [
    ...[name, bytes, twinBytes],
    ...cells(page),
    ...cells(twin),
    ratio.toFixed(2),
    verdict(ratio >= GOALS.page, GOALS.page),
  ]);
  return aligned([head, ...lines]);
}

function writeLine({ name, connections, statements, ours, floor, ratio }: WriteResult): Cells {
  return [
    `${name} × ${connections}`,
    '',
    statements ?? '?',
    ...cells(ours),
    ...cells(floor),
    ratio.toFixed(2),
    verdict(ratio >= GOALS.write, GOALS.write),
  ];
}

function loginLines({ loginsBeside: found }: RunResult): string[] {
  if (!found) return [];
  const { alone, besideLogins, logins, slowdown } = found;
  return [
    `100 reads a second: p99 ${alone.p99} ms alone, ${besideLogins.p99} ms beside ${logins.requestsPerSecond} logins a second, ` +
      `${slowdown.toFixed(2)} times ${verdict(slowdown < GOALS.loginSlowdown, `below ${GOALS.loginSlowdown}`)}`,
  ];
}

function growthLines(growth: readonly Growth[]): string[] {
  if (growth.length === 0) return [];
  return [
    '',
    'base to large, where the answer has as many bytes: times slower',
    ...aligned(
      growth.map(({ name, factor }) => [
        name,
        factor.toFixed(2),
        verdict(factor <= GOALS.growth, GOALS.growth),
      ]),
    ),
  ];
}

function cells({ requestsPerSecond, p50, p99 }: Figure): Cells {
  return [requestsPerSecond, p50, p99];
}

function verdict(isMet: boolean, goal: string | number): string {
  return `(${goal}: ${isMet ? 'met' : 'missed'})`;
}

/** Aligns the first column left, the others right. */
function aligned(rows: Cells[]): string[] {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[0]!) : String(cell).padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}
