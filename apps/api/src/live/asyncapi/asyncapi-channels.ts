import type { TSchema } from 'typebox';
import { exampleOf } from '../../edge/openapi/openapi-components.js';
import {
  ChangedShape,
  HandshakeShape,
  JoinShape,
  LeaveAnswerShape,
  LeaveShape,
  LeftShape,
  RefusedShape,
  SnapshotShape,
} from '../dashboards/shapes.js';
import {
  LaborRequestFrameShape,
  MessageProgressFrameShape,
  NotificationFrameShape,
  PageChangedFrameShape,
} from '../web-sockets/frames.js';

/** All messages in both directions. For Socket.IO, `name` is the event; acknowledgements have none. */
export const messages = {
  readAgain: message(
    'readAgain',
    NotificationFrameShape,
    'Read your notifications, and your screen, again.',
  ),
  laborRequestUpdate: message(
    'laborRequestUpdate',
    LaborRequestFrameShape,
    'A request of the requirement changed.',
  ),
  messageProgress: message(
    'messageProgress',
    MessageProgressFrameShape,
    'Texts of the event left, arrived, or will not arrive.',
  ),
  pageChanged: message(
    'pageChanged',
    PageChangedFrameShape,
    'Pages of the room have changed, or may have. Also sent at the opening, with the version of the latest change.',
  ),
  join: message('join', JoinShape, 'Joins a room, or reads its state again.'),
  joined: message('joined', SnapshotShape, 'The answer to a join.'),
  refused: message('refused', RefusedShape, 'The other answer to a join.'),
  changed: message('changed', ChangedShape, 'Something in a room changed.'),
  left: message('left', LeftShape, 'You are not in the room any more.'),
  leave: message('leave', LeaveShape, 'I do not look into the room any more.'),
  leaveAnswer: message('leaveAnswer', LeaveAnswerShape, 'The answer to a leave.'),
};

type MessageName = keyof typeof messages;

const WEB_SOCKET_SERVERS = [{ $ref: '#/servers/sockets' }];
const BY_KEY = {
  ws: {
    method: 'GET',
    query: { type: 'object', properties: { token: { type: 'string', pattern: '^[0-9a-f]{40}$' } } },
  },
};

const BY_KEY_AND_ROOM = {
  ws: {
    method: 'GET',
    query: {
      type: 'object',
      properties: { ...BY_KEY.ws.query.properties, room: { type: 'string' } },
      required: ['room'],
    },
  },
};

export const channels = {
  notifications: {
    address: '/ws/notifications/',
    description:
      'For managers, about their company. Anybody else is refused with 403 before the upgrade.',
    servers: WEB_SOCKET_SERVERS,
    bindings: BY_KEY,
    messages: messageRefs('readAgain'),
  },
  laborRequests: {
    address: '/ws/labor-requests/{slug}/',
    description:
      'For managers of the requirement’s company, its event’s steward and administrators. Anybody else is refused with 403 before the upgrade.',
    parameters: { slug: { description: 'Of the labor requirement.' } },
    servers: WEB_SOCKET_SERVERS,
    bindings: BY_KEY,
    messages: messageRefs('laborRequestUpdate'),
  },
  eventMessages: {
    address: '/ws/events/{slug}/messages/',
    description:
      'How far an event’s texts have come. For managers of its company, its steward and administrators. Anybody else is refused with 403 before the upgrade.',
    parameters: { slug: { description: 'Of the event.' } },
    servers: WEB_SOCKET_SERVERS,
    bindings: BY_KEY,
    messages: messageRefs('messageProgress'),
  },
  pages: {
    address: '/ws/pages/',
    description:
      'For pages under `/app/`: up to four rooms in the query, `?room=event:DemoGig&room=notifications`. Rooms out of reach are left out; without any the socket is refused with 403 before the upgrade.',
    servers: WEB_SOCKET_SERVERS,
    bindings: BY_KEY_AND_ROOM,
    messages: messageRefs('pageChanged'),
  },
  live: {
    address: '/live',
    description:
      'A namespace of Socket.IO. A client that is not signed in gets `connect_error` with `data.status` 403.',
    servers: [{ $ref: '#/servers/dashboards' }],
    messages: messageRefs('join', 'joined', 'refused', 'changed', 'left', 'leave', 'leaveAnswer'),
    'x-handshake-auth': HandshakeShape,
  },
};

const WEB_SOCKET_SECURITY = [
  { $ref: '#/components/securitySchemes/key' },
  { $ref: '#/components/securitySchemes/session' },
];
const DASHBOARD_SECURITY = [
  { $ref: '#/components/securitySchemes/auth' },
  { $ref: '#/components/securitySchemes/session' },
];

/** `send`: from the server. `receive`: from the client. */
export const operations = {
  tellToReadAgain: operation('send', 'notifications', ['readAgain'], WEB_SOCKET_SECURITY),
  tellOfARequest: operation('send', 'laborRequests', ['laborRequestUpdate'], WEB_SOCKET_SECURITY),
  tellOfASending: operation('send', 'eventMessages', ['messageProgress'], WEB_SOCKET_SECURITY),
  tellPages: operation('send', 'pages', ['pageChanged'], WEB_SOCKET_SECURITY),
  letIn: operation('receive', 'live', ['join'], DASHBOARD_SECURITY, ['joined', 'refused']),
  letGo: operation('receive', 'live', ['leave'], DASHBOARD_SECURITY, ['leaveAnswer']),
  tellOfAChange: operation('send', 'live', ['changed'], DASHBOARD_SECURITY),
  putOut: operation('send', 'live', ['left'], DASHBOARD_SECURITY),
};

function message(name: string, payload: TSchema, summary: string) {
  return { name, summary, payload, examples: [{ payload: exampleOf(payload, {}) }] };
}

function messageRefs(...names: MessageName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));
}

function operation(
  action: 'send' | 'receive',
  channel: keyof typeof channels,
  said: MessageName[],
  security: object[],
  answers: MessageName[] = [],
) {
  const of = (names: MessageName[]) =>
    names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` }));
  const home = { $ref: `#/channels/${channel}` };
  return {
    action,
    channel: home,
    messages: of(said),
    security,
    ...(answers.length > 0 && { reply: { channel: home, messages: of(answers) } }),
  };
}
