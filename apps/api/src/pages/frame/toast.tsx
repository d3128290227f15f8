import type { ComponentChildren, JSX } from 'preact';
import { FRAME_WORDS } from './frame.words.js';
import { Icon } from './icon.js';
import { Link } from './link.js';
import { NoticeBox, Notices } from './notice-box.js';
import type { Notice } from './notice.js';
import { usePageContext } from './page-context.js';
import { useWords } from './words.js';

/** Where toasts stand, and the words of the line that counts those for which there is no room (`live-toasts.js`). */
export function Toasts(): JSX.Element {
  const { notice } = usePageContext();
  const { moreNews } = useWords(FRAME_WORDS);
  return (
    <div
      id="toasts"
      class="toasts"
      data-one={moreNews(1)}
      data-many={moreNews(2).replace('2', '#')}
    >
      {notice && <Toast notice={notice} />}
    </div>
  );
}

/** What was just done, at the bottom edge, outside of what live changes replace. Warnings stay until closed. */
export function Toast({ notice }: { notice: Notice }): JSX.Element {
  return (
    <FloatingBox stays={notice.tone === 'warning'}>
      <Notices notice={notice} />
    </FloatingBox>
  );
}

/** What somebody else did a moment ago. */
export function NewsToast({
  id,
  href,
  children,
}: {
  id: string;
  href: string | null;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <FloatingBox id={id} stays={false}>
      <NoticeBox tone="info">{href ? <Link href={href}>{children}</Link> : children}</NoticeBox>
    </FloatingBox>
  );
}

function FloatingBox({
  id,
  stays,
  children,
}: {
  id?: string;
  stays: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const words = useWords(FRAME_WORDS);
  return (
    <div id={id} class="toast" data-toast={stays ? 'stays' : 'fades'}>
      {children}
      <button type="button" class="icon-button toast-close" aria-label={words.close} hidden>
        <Icon name="x" />
      </button>
    </div>
  );
}
