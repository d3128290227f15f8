import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { NewsToast } from '../frame/toast.js';
import { hrefOf } from './feed-line.js';
import { useSpokenLines } from './spoken-lines.js';

interface FreshNotificationsProps {
  /** The newest first. */
  lines: readonly NotificationRow[];
  /** So many are told. */
  most: number;
}

/** A toast for each of the newest, the newest last; the others are only counted, by their ids (`live-toasts.js`). */
export function FreshNotifications({ lines, most }: FreshNotificationsProps): JSX.Element {
  const others = lines.slice(most).map(({ id }) => `toast-${id}`);
  return (
    <>
      {others.length > 0 && <p data-others={others.join(' ')}></p>}
      {useSpokenLines(lines.slice(0, most))
        .toReversed()
        .map((line) => (
          <NewsToast key={line.id} id={`toast-${line.id}`} href={hrefOf(line)}>
            {line.message}
          </NewsToast>
        ))}
    </>
  );
}
