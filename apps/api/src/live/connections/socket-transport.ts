/** Why a socket may not go on: its key or session ended, its person may listen nowhere here, or this process ends. */
export type CloseReason = 'signed_out' | 'not_allowed' | 'restarting';

/** Why a socket is in a room no longer; `gone`: what the room showed was deleted. */
export type LeaveReason = 'signed_out' | 'not_allowed' | 'gone' | 'left';

export type SocketKind = 'raw' | 'dashboard';

/** One open socket as the registry knows it. A transport sends and closes; it decides nothing. */
export interface SocketTransport {
  /** For metrics. */
  readonly kind: SocketKind;
  /** False as soon as it closes. */
  readonly isOpen: boolean;
  /** The other side has stopped reading: more waits for it than we keep. */
  readonly hasStalled: boolean;
  /** @param message a frame of `/ws/`, or the content of a dashboard's `changed` */
  send(message: string | object): void;
  /** Says that it is in the room no longer, where the other side knows of rooms. */
  sendLeft(room: string, reason: LeaveReason): void;
  close(reason: CloseReason): void;
  /** Cuts the connection without a word. */
  terminate(): void;
}
