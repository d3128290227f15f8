import type { JSX } from 'preact';
import { Banner } from './banner.js';
import { FRAME_WORDS } from './frame.words.js';
import { useWords } from './words.js';

/** Shown by a script: the connection is gone, or the page is (deleted, signed out) while something was typed into it. */
export function ConnectionNotice(): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <Banner id="connection" tone="warning" hidden>
      <span data-when="offline">{words.offline}</span>
      <span data-when="unsent" hidden>
        {words.unsent}
      </span>
      <span data-when="stale">{words.stale}</span>
    </Banner>
  );
}
