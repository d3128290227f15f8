import { randomBytes } from 'node:crypto';
import { weaknessOf } from './secret-strength.js';

describe('a key that signs', () => {
  it.each`
    key                                           | weakness                               | because
    ${'short-but-random-9f3A'}                    | ${'is shorter than 32 characters'}     | ${'it can be tried through'}
    ${'k'.repeat(40)}                             | ${'has too few different characters'}  | ${'it is one letter'}
    ${'abababababababababababababababababab'}     | ${'has too few different characters'}  | ${'it is two letters'}
    ${'correct-horse-1correct-horse-1corr'}       | ${'repeats itself'}                    | ${'the second half is the first'}
    ${'abcdefghijklmnopqrstuvwxyz0123456789'}     | ${'is a sequence that can be guessed'} | ${'everybody knows the alphabet'}
    ${'9876543210zyxwvutsrqponmlkjihgfedcba'}     | ${'is a sequence that can be guessed'} | ${'backwards, too'}
    ${'change-me-change_me-secret-password-x'}    | ${'is a placeholder'}                  | ${'somebody meant to'}
    ${'your-secret-key-for-callmanager-default1'} | ${'is a placeholder'}                  | ${'it came from an example'}
  `('$key $weakness, because $because', ({ key, weakness }: { key: string; weakness: string }) => {
    expect(weaknessOf(key)).toBe(weakness);
  });

  it.each(['hex', 'base64', 'base64url'] as const)('is strong when it is random %s', (encoding) => {
    for (let n = 0; n < 200; n++) expect(weaknessOf(randomBytes(24).toString(encoding))).toBeNull();
  });
});
