import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { allowedHosts, refuseOtherHosts } from './allowed-hosts.js';

const publicUrl = 'https://crew.example';

describe('the names we answer to', () => {
  it.each`
    given               | host           | names                                                  | because
    ${['crew.example']} | ${'0.0.0.0'}   | ${['crew.example']}                                    | ${'somebody said so'}
    ${['Crew.Example']} | ${'127.0.0.1'} | ${['crew.example']}                                    | ${'names have no case'}
    ${['*']}            | ${'127.0.0.1'} | ${null}                                                | ${'a star means any'}
    ${[]}               | ${'127.0.0.1'} | ${['localhost', '127.0.0.1', '[::1]', 'crew.example']} | ${'a name pointed at loopback is an attack'}
    ${[]}               | ${'0.0.0.0'}   | ${null}                                                | ${'who opens the house to a network names it or not'}
  `(
    '$given on $host: $names, because $because',
    ({ given, host, names }: { given: string[]; host: string; names: string[] | null }) => {
      const allowed = allowedHosts({ allowedHosts: given, host, publicUrl });
      expect(allowed && [...allowed]).toEqual(names);
    },
  );

  it.each`
    host                 | url               | status
    ${'crew.example'}    | ${'/login/'}      | ${200}
    ${'crew.example:80'} | ${'/login/'}      | ${200}
    ${'CREW.example.'}   | ${'/login/'}      | ${200}
    ${'evil.example'}    | ${'/login/'}      | ${400}
    ${'10.0.0.7:8000'}   | ${'/health/live'} | ${200}
    ${'10.0.0.7:8000'}   | ${'/healthy'}     | ${400}
  `(
    'answers $status to $url of $host',
    async ({ host, url, status }: { host: string; url: string; status: number }) => {
      const server = Fastify();
      refuseOtherHosts(server, new Set(['crew.example']));
      server.get('/*', () => 'ok');
      expect((await server.inject({ url, headers: { host } })).statusCode).toBe(status);
    },
  );

  it.each`
    hosts                               | status | because
    ${['crew.example']}                 | ${200} | ${'there is one'}
    ${['crew.example', 'crew.example']} | ${400} | ${'there are two, even if they agree'}
    ${['crew.example', 'evil.example']} | ${400} | ${'a proxy may have read the other'}
    ${['evil.example', 'crew.example']} | ${400} | ${'whatever the order'}
    ${['a.example', 'b', 'c']}          | ${400} | ${'three are no better'}
    ${['crew.example, evil.example']}   | ${400} | ${'this is a list'}
    ${['crew.example@evil.example']}    | ${400} | ${'this is no name'}
    ${['[::1]:8000']}                   | ${200} | ${'an address may have colons'}
  `(
    'where any name is served: Host $hosts gets $status, because $because',
    async ({ hosts, status }: { hosts: string[]; status: number }) => {
      const server = Fastify();
      refuseOtherHosts(server, null);
      server.get('/*', () => 'ok');
      server.get('/health/live', () => 'ok');
      await server.listen({ port: 0, host: '127.0.0.1' });
      try {
        const { port } = server.server.address() as AddressInfo;
        for (const path of ['/login/', '/health/live'])
          expect([path, await statusOf(port, path, hosts)]).toEqual([path, status]);
      } finally {
        await server.close();
      }
    },
  );
});

/** Writes the request by hand, since HTTP clients send one `Host` header only. */
async function statusOf(port: number, path: string, hosts: readonly string[]): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const names = ['Host', 'host', 'HOST'];
  const lines = hosts.map((host, at) => `${names[at]!}: ${host}`);
  socket.end([`GET ${path} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n'));
  return Number(/^HTTP\/1.1 (\d+)/.exec(await text(socket))![1]);
}
