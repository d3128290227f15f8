import type { JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { Notices } from './notice-box.js';
import type { Notice } from './notice.js';
import { useWords } from './words.js';

/** What was just done, at the bottom edge, outside of what live changes replace. Warnings stay until closed. */
export function Toast({ notice }: { notice: Notice }): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <div class="toast" data-toast={notice.tone === 'warning' ? 'stays' : 'fades'}>
      <Notices notice={notice} />
      <button type="button" class="icon-button toast-close" aria-label={words.close} hidden>
        <Icon name="x" />
      </button>
    </div>
  );
}
