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
});
