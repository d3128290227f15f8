/** What is told to whom: every manager of a company. */
export function companyRoom(companyId: number): string {
  return `company ${companyId}`;
}

/** Everybody who watches the texts of one event leave. */
export function messagesRoom(eventId: number): string {
  return `messages of event ${eventId}`;
}

/** Where they all are, too, by company; nothing is told there, it only says that somebody watches. */
export function watchersRoom(companyId: number): string {
  return `watchers of company ${companyId}`;
}

/** Everybody who looks at one requirement. */
export function requirementRoom(requirementId: number): string {
  return `requirement ${requirementId}`;
}

/** The other way round; null for rooms in which nothing is told. */
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
