import type { JSX } from 'preact';
import { PageHeading } from '../frame/page-heading.js';
import { Tabs } from '../frame/tabs.js';
import { useWords } from '../frame/words.js';
import { ACCOUNT_WORDS } from './account.words.js';

export type AccountPart = 'profile' | 'password' | 'factor' | 'sessions';

const PARTS: readonly { part: AccountPart; href: string }[] = [
  { part: 'profile', href: '/app/account/' },
  { part: 'password', href: '/app/change-password/' },
  { part: 'factor', href: '/app/account/second-factor/' },
  { part: 'sessions', href: '/app/account/sessions/' },
];

/** The heading of a page of one's own account, with the way to the other ones. */
export function AccountHeading({
  current,
  meta,
}: {
  current: AccountPart;
  meta?: string;
}): JSX.Element {
  const words = useWords(ACCOUNT_WORDS);
  return (
    <>
      <PageHeading title={words[current]} meta={meta} />
      <Tabs
        label={words.tabs}
        items={PARTS.map(({ part, href }) => ({
          href,
          label: words[part],
          current: part === current,
        }))}
      />
    </>
  );
}
