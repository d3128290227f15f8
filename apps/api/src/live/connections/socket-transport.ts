/** Why a socket is closed: its key or session ended, its user has no access here, or this process ends. */
export type CloseReason = 'signed_out' | 'not_allowed' | 'restarting';

/** Why a socket left a room; `gone`: the room's entity was deleted. */
export type LeaveReason = 'signed_out' | 'not_allowed' | 'gone' | 'left';

export type SocketKind = 'raw' | 'dashboard';

/** One open socket as the registry sees it. A transport sends and closes; it decides nothing. */
export interface SocketTransport {
  /** For metrics. */
  readonly kind: SocketKind;
  /** False from the start of its closing. */
  readonly isOpen: boolean;
  /** The client has stopped reading: the backlog exceeds its limit. */
  readonly hasStalled: boolean;
  /** @param message a frame of `/ws/`, or the content of a dashboard's `changed` */
  send(message: string | object): void;
  /** Tells the client that it left the room, where the protocol has rooms. */
  sendLeft(room: string, reason: LeaveReason): void;
  close(reason: CloseReason): void;
  /** Ends the connection without a closing message. */
  terminate(): void;
}
