import { createHash } from 'node:crypto';
import {
  ChainWalk,
  type LinkObjection,
  type WalkedClosing,
  type WalkedLink,
} from './chain-walk.js';
import { hashOfLink, hashOfOlderLink } from './hash-of-link.js';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const at = (day: string): Date => new Date(`2031-05-${day}T00:00:00Z`);
const closed = ({ position, hash }: WalkedLink): WalkedClosing => ({ position, hash });

/** A chain of three entries, on 1, 2 and 3 May. */
function threeLinks(): [WalkedLink, WalkedLink, WalkedLink] {
  let previous: Buffer | null = null;
  const link = (position: number): WalkedLink => {
    const entryHash = sha256(`entry ${position}`);
    const atMicros = at(`0${position}`).getTime() * 1000;
    previous = hashOfLink(previous, { entryHash, atMicros });
    return {
      ...{ position, hash: previous, linked_entry_hash: entryHash, linked_at_micros: atMicros },
      ...{ entry_hash: entryHash, entry_text: null, values_fit: true },
    };
  };
  return [link(1), link(2), link(3)];
}

/** Two links from before links had the hash of their entry. */
function twoOlderLinks(): [WalkedLink, WalkedLink] {
  const link = (position: number, previous: Buffer | null): WalkedLink => ({
    ...{ position, hash: hashOfOlderLink(previous, `entry ${position}`), linked_entry_hash: null },
    ...{ linked_at_micros: null, entry_hash: sha256(`entry ${position}`) },
    ...{ entry_text: `entry ${position}`, values_fit: true },
  });
  const first = link(1, null);
  return [first, link(2, first.hash)];
}

const objections = (walk: ChainWalk, links: readonly WalkedLink[]) =>
  links.map((link) => walk.objection(link));

describe('a chain that is followed from its beginning', () => {
  it('fits link by link, and knows the last one', () => {
    const walk = new ChainWalk([], null);
    const links = threeLinks();
    expect(walk.position).toBe(0);
    expect(objections(walk, links)).toEqual([null, null, null]);
    expect(walk.position).toBe(3);
  });

  it.each`
    second                                         | objection    | because
    ${{ entry_hash: sha256('forged') }}            | ${'changed'} | ${'the entry is not what was linked'}
    ${{ entry_hash: null }}                        | ${'removed'} | ${'the entry is gone'}
    ${{ linked_at_micros: 0 }}                     | ${'order'}   | ${'the link has another instant'}
    ${{ hash: sha256('forged') }}                  | ${'order'}   | ${'the link follows another one'}
    ${{ position: 3 }}                             | ${'gap'}     | ${'a link is missing'}
    ${{ position: 1 }}                             | ${'gap'}     | ${'there is one already'}
    ${{ values_fit: false }}                       | ${'values'}  | ${'the values are not those of the entry'}
    ${{ entry_hash: null, values_fit: false }}     | ${'removed'} | ${'the entry is named first'}
    ${{ linked_entry_hash: null }}                 | ${'removed'} | ${'an older link needs its entry as a text'}
    ${{ linked_at_micros: null, entry_text: 'x' }} | ${'changed'} | ${'half a link is an older one'}
  `(
    'stops before a second link with $second: $objection, because $because',
    ({ second, objection }: { second: Partial<WalkedLink>; objection: LinkObjection }) => {
      const walk = new ChainWalk([], null);
      const [first, fitting] = threeLinks();
      expect(objections(walk, [first, { ...fitting, ...second }])).toEqual([null, objection]);
      expect(walk.position).toBe(1);
    },
  );

  it('of older links fits, and does not when an entry is another one or gone', () => {
    const [first, second] = twoOlderLinks();
    expect(objections(new ChainWalk([], null), [first, second])).toEqual([null, null]);
    expect(new ChainWalk([], null).objection({ ...first, entry_text: 'forged' })).toBe('changed');
    expect(new ChainWalk([], null).objection({ ...first, entry_text: null })).toBe('removed');
  });

  it('does not begin in the middle', () => {
    expect(new ChainWalk([], null).objection(threeLinks()[1])).toBe('gap');
  });
});

describe('a chain that was closed', () => {
  it('goes on behind its closed links, which may be gone', () => {
    const [, second, third] = threeLinks();
    const walk = new ChainWalk([closed(second)], at('03'));
    expect(objections(walk, [third])).toEqual([null]);
    const otherwise = { ...closed(second), hash: sha256('x') };
    expect(new ChainWalk([otherwise], at('03')).objection(third)).toBe('order');
  });

  it('is closed with the hash that its link has', () => {
    const [first, second, third] = threeLinks();
    const links = [first, second, third];
    expect(objections(new ChainWalk([closed(second)], at('03')), links)).toEqual([
      null,
      null,
      null,
    ]);
    const otherwise = [closed(first), { ...closed(second), hash: sha256('x') }];
    expect(objections(new ChainWalk(otherwise, at('03')), links.slice(0, 2))).toEqual([
      null,
      'order',
    ]);
  });

  it('may have lost entries from before the instant, and none of that instant or later', () => {
    const withoutEntries = threeLinks().map((link) => ({ ...link, entry_hash: null }));
    const walk = new ChainWalk([closed(threeLinks()[0])], at('03'));
    expect(objections(walk, withoutEntries)).toEqual([null, null, 'removed']);
  });

  it('may have lost entries whose links still fit their order alone', () => {
    const [first, second, third] = threeLinks().map((link) => ({ ...link, entry_hash: null }));
    const walk = new ChainWalk([closed(second!)], at('03'));
    expect(objections(walk, [first!, { ...second!, hash: third!.hash }])).toEqual([null, 'order']);
  });

  it('may have lost entries though no link of its own was closed, since others were', () => {
    const withoutEntries = threeLinks().map((link) => ({ ...link, entry_hash: null }));
    expect(objections(new ChainWalk([], at('03')), withoutEntries)).toEqual([
      ...[null, null, 'removed'],
    ]);
  });

  it('may have lost the entries of older links up to where it was closed', () => {
    const [first, second] = twoOlderLinks().map((link) => ({
      ...{ ...link, entry_hash: null, entry_text: null },
    }));
    const walk = new ChainWalk([closed(first!)], at('03'));
    expect(objections(walk, [first!, second!])).toEqual([null, 'removed']);
  });
});
