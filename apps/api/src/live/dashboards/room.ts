export type RoomKind = 'company' | 'event' | 'call-time' | 'requirement';

/** The ids of an entity and those above it; null: below the entity's own level. */
export interface EntityPath {
  event_id: number | null;
  call_time_id: number | null;
  requirement_id: number | null;
}

/** A group of dashboards that watch the same entity. */
export interface Room extends EntityPath {
  kind: RoomKind;
  /** Id of the company, event, call or requirement. */
  id: number;
  companyId: number;
  /** The name that clients use: `event:<slug>`. */
  name: string;
}

/** The room that a client requested; `slug` is null for `company` alone. */
export interface RequestedRoom {
  kind: RoomKind;
  slug: string | null;
}

const ROOM_NAME = /^(company|event|call-time|requirement):([-A-Za-z0-9_]{1,64})$/;

/** Null when the name is malformed. */
export function parseRoomName(name: unknown): RequestedRoom | null {
  if (name === 'company') return { kind: 'company', slug: null };
  const [, kind, slug] = (typeof name === 'string' && ROOM_NAME.exec(name)) || [];
  return kind && slug ? { kind: kind as RoomKind, slug } : null;
}

export function roomName(kind: RoomKind, slug: string): string {
  return `${kind}:${slug}`;
}

/** Whether a change of one shows in the other: they are equal, or one is part of the other. Both of one company. */
export function isRelated(a: EntityPath, b: EntityPath): boolean {
  const agree = (one: number | null, other: number | null): boolean =>
    one === null || other === null || one === other;
  return (
    agree(a.event_id, b.event_id) &&
    agree(a.call_time_id, b.call_time_id) &&
    agree(a.requirement_id, b.requirement_id)
  );
}
