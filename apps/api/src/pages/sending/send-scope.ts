/**
 * What a panel of an event's page is about: its queue, the clock-in codes of its crew, the queue of a call or a
 * requirement, or a reminder to a crew.
 */
export type SendScope =
  { kind: 'event' | 'codes' } | { kind: 'call' | 'labor' | 'reminder'; slug: string };

/** The value of `?send=`: `event`, `codes`, `call-<slug>`, `labor-<slug>`, `reminder-<slug>`. */
export function sendValue(scope: SendScope): string {
  return 'slug' in scope ? `${scope.kind}-${scope.slug}` : scope.kind;
}

/** Null: the value names nothing that can be sent. */
export function parseSendValue(value: unknown): SendScope | null {
  if (value === 'event' || value === 'codes') return { kind: value };
  const [, kind, slug] =
    /^(call|labor|reminder)-([A-Za-z0-9]{1,20})$/.exec(typeof value === 'string' ? value : '') ??
    [];
  return kind && slug ? { kind: kind as 'call' | 'labor' | 'reminder', slug } : null;
}

/** The address of an event's page with the preview of a sending open. */
export function sendHref(eventSlug: string, scope: SendScope, requestId?: number | null): string {
  const text = requestId ? `&text=${requestId}` : '';
  return `/app/events/${eventSlug}/?send=${sendValue(scope)}${text}#sending`;
}

/** Where its form is posted. */
export function sendAction(eventSlug: string, scope: SendScope): string {
  if (scope.kind === 'codes') return `/app/event/${eventSlug}/send-clock-in/`;
  if (!('slug' in scope)) return `/app/events/${eventSlug}/`;
  if (scope.kind === 'labor') return `/app/labor/${scope.slug}/send-messages/`;
  return `/app/call/${scope.slug}/${scope.kind === 'call' ? 'send-calltime' : 'send-reminder'}/`;
}

/** The page of the event, with the progress of what was sent since. */
export function sentHref(eventSlug: string, since: Date): string {
  return `/app/events/${eventSlug}/?sent=${encodeURIComponent(since.toISOString())}#sending`;
}
