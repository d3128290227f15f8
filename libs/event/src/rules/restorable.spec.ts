import { restorabilityOf } from './restorable.js';

const NOW = new Date('2031-05-01T12:00:00Z');

describe('what was deleted', () => {
  it.each`
    archivedAt                    | is
    ${null}                       | ${'live'}
    ${'2031-05-01T12:00:00Z'}     | ${'restorable'}
    ${'2031-01-31T12:00:00Z'}     | ${'restorable'}
    ${'2031-01-31T11:59:59.999Z'} | ${'gone'}
    ${'2030-05-01T12:00:00Z'}     | ${'gone'}
  `('at $archivedAt is $is', ({ archivedAt, is }: { archivedAt: string | null; is: string }) => {
    expect(restorabilityOf(archivedAt === null ? null : new Date(archivedAt), NOW)).toBe(is);
  });
});
