import type { JSX } from 'preact';
import { hasPermission } from '#libs/identity';
import { AccountMenu } from './account-menu.js';
import { Bell } from './bell.js';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { usePageContext } from './page-context.js';
import { Brand } from './rail.js';
import { useWords } from './words.js';

/** Above the content: search, bell, account menu; on a phone the brand too. */
export function TopBar(): JSX.Element {
  const { actor } = usePageContext();
  const words = useWords(FRAME_WORDS);
  const maySearch = hasPermission(actor, 'event.list');
  return (
    <header class="top-bar">
      <div class="top-bar-brand">
        <Brand />
      </div>
      {maySearch && (
        <form
          method="get"
          action="/app/search/"
          role="search"
          aria-label={words.search}
          class="top-search"
        >
          <Icon name="search" />
          <input
            type="search"
            id="search"
            name="q"
            class="input"
            aria-label={words.searchHint}
            placeholder={words.searchHint}
            autocomplete="off"
            maxLength={100}
            data-search
          />
          <kbd class="top-search-key">/</kbd>
          <div id="search-panel" popover="manual" class="search-panel" aria-label={words.search} />
        </form>
      )}
      <div class="top-bar-end">
        {maySearch && (
          <a href="/app/search/" class="icon-button top-search-link" aria-label={words.search}>
            <Icon name="search" />
          </a>
        )}
        {actor.roles.has('manager') && (
          <>
            <Bell />
            <div id="feed-panel" popover class="feed-panel" aria-label={words.notifications} />
          </>
        )}
        <AccountMenu />
      </div>
    </header>
  );
}
