import { gunzipSync } from 'node:zlib';
import { compressed, encodingFor } from './compression.js';

describe('the encoding of a whole answer', () => {
  const long = Buffer.alloc(1024, 'a');

  it.each`
    accepted                  | encoding  | because
    ${'gzip, deflate, br'}    | ${'br'}   | ${'we prefer it'}
    ${'GZIP'}                 | ${'gzip'} | ${'case does not matter'}
    ${'br;q=0, gzip;q=0.5'}   | ${'gzip'} | ${'zero refuses'}
    ${'br; q=0.0 , gzip;q=0'} | ${null}   | ${'all are refused'}
    ${'*'}                    | ${'gzip'} | ${'everybody reads it'}
    ${'identity'}             | ${null}   | ${'that is none'}
    ${'deflate'}              | ${null}   | ${'we do not write it'}
    ${undefined}              | ${null}   | ${'nothing was said'}
  `('is $encoding for $accepted, because $because', ({ accepted, encoding }) => {
    expect(encodingFor(long, accepted as string | undefined)).toBe(encoding);
  });

  it('is none below a kilobyte', () => {
    expect(encodingFor(long.subarray(1), 'gzip')).toBeNull();
  });

  it('can be read again', async () => {
    expect(gunzipSync(await compressed(long, 'gzip'))).toEqual(long);
  });
});
