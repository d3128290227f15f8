import { createHash } from 'node:crypto';
import { hashOfLink, hashOfOlderLink } from './hash-of-link.js';

const sha256 = (...parts: (Buffer | string)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();
const entry = (text: string, atMicros = 256) => ({ entryHash: sha256(text), atMicros });
const INSTANT = Buffer.from([0, 0, 0, 0, 0, 0, 1, 0]);

it('begins a chain with the entry alone', () => {
  expect(hashOfLink(null, entry('first'))).toEqual(sha256(sha256('first'), INSTANT));
});

it('binds each entry and its instant to all before it', () => {
  const first = hashOfLink(null, entry('first'));
  const second = hashOfLink(first, entry('second'));
  expect(second).toEqual(sha256(first, sha256('second'), INSTANT));
  expect(hashOfLink(hashOfLink(null, entry('forged')), entry('second'))).not.toEqual(second);
  expect(hashOfLink(first, entry('second', 257))).not.toEqual(second);
});

it('of an older link was made of the entry itself', () => {
  const first = hashOfOlderLink(null, 'first');
  expect(first).toEqual(sha256('first'));
  expect(hashOfOlderLink(first, 'second')).toEqual(sha256(first, 'second'));
});
