import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { NewsToast } from '../frame/toast.js';
import { hrefOf } from './feed-line.js';
import { useSpokenLines } from './spoken-lines.js';

/** A toast for each, the newest last. */
export function FreshNotifications({ lines }: { lines: readonly NotificationRow[] }): JSX.Element {
  return (
    <>
      {useSpokenLines(lines)
        .toReversed()
        .map((line) => (
          <NewsToast key={line.id} id={`toast-${line.id}`} href={hrefOf(line)}>
            {line.message}
          </NewsToast>
        ))}
    </>
  );
}
