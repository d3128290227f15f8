import type { JSX } from 'preact';
import type { NotificationRow } from '#libs/notification';
import { Badge } from '../frame/badge.js';
import { StateBadge } from '../frame/state-badge.js';
import { useWords } from '../frame/words.js';
import { NOTIFICATION_WORDS } from './notifications.words.js';

const STATES = {
  Available: 'available',
  Confirmed: 'confirmed',
  Declined: 'declined',
  Canceled: 'canceled',
} as const;

/** What the worker did: the state of the request, else a word. */
export function ResponseBadge({ line }: { line: NotificationRow }): JSX.Element {
  const words = useWords(NOTIFICATION_WORDS);
  const { response } = line;
  if (response === null) return <Badge>{words.other}</Badge>;
  if (response === 'Time Change') return <Badge tone="warning">{words.timeChange}</Badge>;
  return <StateBadge state={STATES[response]} />;
}

/** The page of the requirement, where one acts on it; null: it is gone. */
export function hrefOf({ labor_requirement_slug: slug }: NotificationRow): string | null {
  return slug === null ? null : `/app/labor/${slug}/requests/`;
}
