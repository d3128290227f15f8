import { readFileSync } from 'node:fs';
import { inSpanish } from './spoken-lines.js';

const NAMES = [
  'Ana, Ruiz',
  'Rigger at night',
  'Load in',
  'Harbor & Sons (2031)',
  'off: the phone.',
];

/** What PostgreSQL makes of a wording. */
const filled = (wording: string): string =>
  wording.replace(/%(\d)\$s/g, (_, part: string) => NAMES[Number(part) - 1]!);

describe('lines of the feed in Spanish', () => {
  const source = readFileSync('libs/notification/src/rules/feed-line.ts', 'utf8');
  const wordings = [...source.matchAll(/'([^'\n]*%[134]\$s[^'\n]*)'/g)].map(([, text]) => text!);

  it('are there for each wording, with all names', () => {
    expect(wordings.length).toBeGreaterThan(15);
    for (const wording of wordings) {
      const english = filled(wording);
      const spanish = inSpanish(english);
      expect(spanish).not.toBe(english);
      for (const [at, name] of NAMES.entries())
        if (wording.includes(`%${at + 1}$s`)) expect(spanish).toContain(name);
      expect(spanish).not.toMatch(/\b(is|was|for|new time)\b/);
    }
  });

  it.each`
    english                                                                               | spanish
    ${'Al cannot make the new time of Load in, Gala.'}                                    | ${'Al no puede a la nueva hora de Load in, Gala.'}
    ${'Al can make the new time of Load in, Gala. They write: Hi\n!'}                     | ${'Al puede a la nueva hora de Load in, Gala. Escribe: Hi\n!'}
    ${'Al can make the new time of A, B. They write: I declined one at home, sorry.'}     | ${'Al puede a la nueva hora de A, B. Escribe: I declined one at home, sorry.'}
    ${'Al cannot make the new time of A, B. They write: Bo is confirmed for it at 7, B.'} | ${'Al no puede a la nueva hora de A, B. Escribe: Bo is confirmed for it at 7, B.'}
    ${'Al declined Audio at Strike, Gala.'}                                               | ${'Al rechazó Audio en Strike, Gala.'}
    ${'Something else.'}                                                                  | ${'Something else.'}
  `('$english', ({ english, spanish }) => {
    expect(inSpanish(english as string)).toBe(spanish);
  });
});
