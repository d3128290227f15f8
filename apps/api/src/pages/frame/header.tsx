import type { JSX } from 'preact';
import { usePageContext } from './page-context.js';
import { menuFor } from './menu.js';

/** Brand, menu by role, and the logout. */
export function Header(): JSX.Element {
  const frame = usePageContext();
  const isSignedIn = frame.actor.userId !== null;
  return (
    <header class="border-b border-line bg-surface">
      <div class="mx-auto flex max-w-5xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 sm:px-6">
        <a
          href={isSignedIn ? '/app/dashboard/' : '/app/'}
          class="flex items-center gap-2.5 rounded text-lg font-bold tracking-tight text-ink"
        >
          <img src={frame.assets.icon} alt="" width="28" height="28" class="size-7" />
          CallManager
        </a>
        {isSignedIn && <Menu />}
      </div>
    </header>
  );
}

function Menu(): JSX.Element {
  const frame = usePageContext();
  const entry =
    'inline-flex min-h-11 items-center rounded px-1 font-medium text-muted hover:text-ink';
  return (
    <nav aria-label="Main" class="flex grow flex-wrap items-center gap-x-5">
      {menuFor(frame).map(({ href, label }) => (
        <a key={href} href={href} class={entry}>
          {label}
        </a>
      ))}
      <form method="post" action="/app/logout/" class="ml-auto">
        <input type="hidden" name="csrf_token" value={frame.csrfToken()} />
        <button type="submit" class={`${entry} cursor-pointer`}>
          Log out
        </button>
      </form>
    </nav>
  );
}
