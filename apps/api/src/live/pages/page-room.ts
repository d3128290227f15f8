import type { ChangedArea } from '#libs/platform';
import { type EntityPath, isRelated } from '../dashboards/room.js';

export type PageRoomKind =
  | 'company'
  | 'event'
  | 'call-time'
  | 'requirement'
  | 'contacts'
  | 'settings'
  | 'notifications'
  | 'own-work'
  | 'administration';

/** The tabs that show one entity, or one part of a company. */
export interface PageRoom extends EntityPath {
  kind: PageRoomKind;
  /** Null for `administration`. */
  companyId: number | null;
  /** The name that pages use: `event:<slug>`, `contacts:<company’s slug>`, `notifications`, `own-work`, `administration`. */
  name: string;
}

/** What a page asked for. */
export interface RequestedPageRoom {
  kind: PageRoomKind;
  /** Empty for `notifications`, `own-work` and `administration`. */
  slug: string;
}

/** Something that changed, as hints tell it. */
export type PageChange =
  /** An event, a call, a requirement, a request or hours; a null path: anything of the company. */
  | { of: 'calls'; companyId: number; path: EntityPath | null }
  | { of: 'feed'; companyId: number }
  | { of: ChangedArea; companyId: number | null };

const NAME =
  /^(?:(administration|notifications|own-work)|(company|event|call-time|requirement|contacts|settings):([-A-Za-z0-9_]{1,64}))$/;
const KEY = /^page (\S+) (\d*) (\d*) (\d*) (\d*)$/;

/** Parts of a company that each kind of page shows. Pages of a company show everything. */
const SHOWN: Record<PageRoomKind, readonly PageChange['of'][] | 'everything'> = {
  company: 'everything',
  event: ['calls', 'contacts', 'settings', 'stations'],
  'call-time': ['calls', 'contacts', 'settings', 'stations'],
  requirement: ['calls', 'contacts', 'settings'],
  contacts: ['contacts', 'settings', 'messages'],
  settings: ['settings', 'people', 'billing'],
  notifications: ['feed'],
  'own-work': ['calls', 'contacts', 'settings'],
  administration: ['settings', 'people', 'billing', 'messages'],
};

/** Null when the name is malformed. */
export function parsePageRoom(name: string): RequestedPageRoom | null {
  const [, alone, kind, slug = ''] = NAME.exec(name) ?? [];
  const found = alone ?? kind;
  return found ? { kind: found as PageRoomKind, slug } : null;
}

/** The room's name in the registry of sockets, which no dashboard's room has; it holds the ids. */
export function keyOf({ name, companyId, ...path }: PageRoom): string {
  const { event_id, call_time_id, requirement_id } = path;
  const ids = [companyId, event_id, call_time_id, requirement_id].map((id) => id ?? '');
  return `page ${name} ${ids.join(' ')}`;
}

/** The room of a registry's name; null: it is not a page's. */
export function roomOfKey(key: string): PageRoom | null {
  const [, name, ...ids] = KEY.exec(key) ?? [];
  const room = name === undefined ? null : parsePageRoom(name);
  if (!room) return null;
  const [companyId, event_id, call_time_id, requirement_id] = ids.map((id) => Number(id) || null);
  return {
    kind: room.kind,
    name: name!,
    companyId: companyId!,
    event_id: event_id!,
    call_time_id: call_time_id!,
    requirement_id: requirement_id!,
  };
}

/** Whether the change shows on the pages of the room. */
export function concerns(change: PageChange, room: PageRoom): boolean {
  const everywhere = change.companyId === null || room.companyId === null;
  if (!everywhere && change.companyId !== room.companyId) return false;
  const shown = SHOWN[room.kind];
  if (shown !== 'everything' && !shown.includes(change.of)) return false;
  if (change.of !== 'calls' || change.path === null) return true;
  return isRelated(change.path, room) || mayConflict(change.path, room);
}

/** Who is asked elsewhere may have a conflict with the call that a requirement's page fills. */
function mayConflict({ requirement_id }: EntityPath, { kind }: PageRoom): boolean {
  return kind === 'requirement' && requirement_id !== null;
}
