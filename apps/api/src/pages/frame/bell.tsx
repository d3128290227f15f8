import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

const MOST_SHOWN = 99;

/** Leads to the notifications; counts the unread ones, live. */
export function Bell(): JSX.Element {
  const { live } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const unread = live?.unread ?? 0;
  const label = unread > 0 ? words.unread(unread) : words.notifications;
  return (
    <a
      id="bell"
      href="/app/notifications/"
      class="icon-button bell"
      aria-label={label}
      title={label}
      data-live={live ? true : undefined}
      data-room={live ? 'notifications' : undefined}
      data-version={live?.version}
      data-latest={live?.newest}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span class="bell-count" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </a>
  );
}
