import { randomUUID } from 'node:crypto';
import { looksLikeUuid, randomShortToken, randomSlug, randomWorkerSlug } from './slugs.js';

describe.each`
  of                   | make                | shape                  | letters
  ${'an event'}        | ${randomSlug}       | ${/^[A-Za-z0-9]{7}$/}  | ${62}
  ${'a worker'}        | ${randomWorkerSlug} | ${/^[a-z0-9]{10}$/}    | ${36}
  ${'an offer’s link'} | ${randomShortToken} | ${/^[A-Za-z0-9]{10}$/} | ${62}
`(
  'the slug of $of',
  ({ make, shape, letters }: { make: () => string; shape: RegExp; letters: number }) => {
    const made = Array.from({ length: 5_000 }, () => make());

    it('has its shape and does not repeat', () => {
      expect(made.filter((slug) => !shape.test(slug))).toEqual([]);
      expect(new Set(made).size).toBe(made.length);
    });

    it('uses the whole alphabet', () => {
      expect(new Set(made.join('')).size).toBe(letters);
    });
  },
);

it.each`
  text                                        | is       | because
  ${'0b0d4b1c-7d3e-4f57-9a55-2f6d8a1c9e10'}   | ${true}  | ${'canonical'}
  ${randomUUID()}                             | ${true}  | ${'our own kind'}
  ${'0B0D4B1C-7D3E-4F57-9A55-2F6D8A1C9E10'}   | ${false} | ${'upper case'}
  ${'0b0d4b1c7d3e4f579a552f6d8a1c9e10'}       | ${false} | ${'no dashes'}
  ${'{0b0d4b1c-7d3e-4f57-9a55-2f6d8a1c9e10}'} | ${false} | ${'in braces'}
  ${'0b0d4b1c-7d3e-4f57-9a55-2f6d8a1c9e10\n'} | ${false} | ${'a line end is not part of it'}
  ${'0b0d4b1c-7d3e-4f57-9a55-2f6d8a1c9eg0'}   | ${false} | ${'g is no digit'}
  ${''}                                       | ${false} | ${'nothing'}
`('$text looks like a UUID: $is, because $because', (row: { text: string; is: boolean }) => {
  expect(looksLikeUuid(row.text)).toBe(row.is);
});
