import type { JSX } from 'preact';
import { Avatar } from './avatar.js';
import { FRAME_WORDS } from './frame.words.js';
import { Menu, type MenuItem } from './menu.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** Who is signed in, their language and appearance, their account, and the way out. */
export function AccountMenu(): JSX.Element {
  const { actor } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const name = actor.firstName || actor.username;
  const items: MenuItem[] = [
    { heading: actor.username },
    { label: words.profile, href: '/app/account/', icon: 'circle-user' },
    { label: words.password, href: '/app/change-password/', icon: 'lock' },
    { label: words.factor, href: '/app/account/second-factor/', icon: 'shield-check' },
    { label: words.sessions, href: '/app/account/sessions/', icon: 'key-round' },
    'line',
    { label: words.logOut, post: '/app/logout/', icon: 'log-out' },
  ];
  return (
    <Menu id="account-menu" label={words.account} face={<Avatar name={name} />} items={items} />
  );
}
