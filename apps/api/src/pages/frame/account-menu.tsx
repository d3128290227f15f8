import type { JSX } from 'preact';
import { Avatar } from './avatar.js';
import { FRAME_WORDS } from './frame.words.js';
import type { IconName } from './icon-names.js';
import { renderedOnce } from './rendered-once.js';
import { Menu, type MenuItem } from './menu.js';
import { isAmongOwnWork } from './navigation.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** Who is signed in, their account, language and appearance, and the way out. */
export function AccountMenu(): JSX.Element {
  const { actor, theme, address } = usePageContext();
  const { username, firstName, isWorker, roles } = actor;
  const content = { username, firstName, isWorker, roles: [...roles], theme, address };
  return renderedOnce('account menu', content, () => <RenderedMenu />, [
    'actor',
    'theme',
    'address',
  ]);
}

function RenderedMenu(): JSX.Element {
  const { actor, theme, language, address = '/app/' } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const appearance = (value: 'light' | 'dark' | 'system', label: string, icon: IconName) => ({
    ...{ name: 'theme', value, label, icon },
    current: (theme ?? 'system') === value,
  });
  const isOwnWork = isAmongOwnWork({ actor, address });
  const items: MenuItem[] = [
    { heading: actor.username },
    ...(actor.isWorker && actor.roles.size > 1
      ? ([
          isOwnWork
            ? { label: words.toOffice, href: '/app/dashboard/', icon: 'briefcase' }
            : { label: words.toOwnWork, href: '/app/user-profile/', icon: 'hard-hat' },
          'line',
        ] satisfies MenuItem[])
      : []),
    { label: words.profile, href: '/app/account/', icon: 'circle-user' },
    { label: words.password, href: '/app/change-password/', icon: 'lock' },
    { label: words.factor, href: '/app/account/second-factor/', icon: 'shield-check' },
    { label: words.sessions, href: '/app/account/sessions/', icon: 'key-round' },
    'line',
    { heading: words.theme },
    {
      post: '/app/appearance/',
      values: { next: address },
      choices: [
        appearance('light', words.light, 'sun'),
        appearance('dark', words.dark, 'moon'),
        appearance('system', words.system_theme, 'monitor'),
      ],
    },
    'line',
    { heading: words.language },
    {
      post: '/app/language/',
      values: { next: address },
      choices: (['en', 'es'] as const).map((value) => ({
        ...{ name: 'language', value, label: words.languages[value] },
        icon: 'languages',
        current: language === value,
      })),
    },
    'line',
    { content: <KeysButton /> },
    { label: words.logOut, post: '/app/logout/', icon: 'log-out' },
  ];
  return (
    <Menu
      id="account-menu"
      label={words.account}
      face={<Avatar name={actor.firstName || actor.username} />}
      items={items}
    />
  );
}

/** Shown by our script, which knows the keys. */
function KeysButton(): JSX.Element {
  return (
    <button type="button" data-keys="" hidden>
      {useWords(FRAME_WORDS).keys}
      <kbd>?</kbd>
    </button>
  );
}
