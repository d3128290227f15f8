import { createHash } from 'node:crypto';
import { hashOfLink } from './hash-of-link.js';

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

it('begins a chain with the entry alone', () => {
  expect(hashOfLink(null, 'first').toString('hex')).toBe(sha256('first'));
});

it('binds each entry to all before it', () => {
  const first = hashOfLink(null, 'first');
  const second = hashOfLink(first, 'second');
  expect(second.toString('hex')).toBe(sha256(Buffer.concat([first, Buffer.from('second')])));
  expect(hashOfLink(hashOfLink(null, 'forged'), 'second')).not.toEqual(second);
});
