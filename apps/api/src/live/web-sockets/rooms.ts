/** Notifications to every manager of a company. */
export function companyRoom(companyId: number): string {
  return `company ${companyId}`;
}

/** Progress of the texts of one event. */
export function messagesRoom(eventId: number): string {
  return `messages of event ${eventId}`;
}

/** Joined together with `messagesRoom`, by company; it receives nothing and only shows that somebody watches. */
export function watchersRoom(companyId: number): string {
  return `watchers of company ${companyId}`;
}

/** Changes of one requirement. */
export function requirementRoom(requirementId: number): string {
  return `requirement ${requirementId}`;
}

/** Parses the name of a room; null for rooms that receive nothing. */
export function parseRoom(room: string): {
  kind: 'company' | 'requirement' | 'messages' | null;
  id: number;
} {
  const [, kind, id] = /^(company|requirement|messages)(?: of event)? (\d+)$/.exec(room) ?? [];
  return {
    kind: (kind as 'company' | 'requirement' | 'messages' | undefined) ?? null,
    id: Number(id),
  };
}
