import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { TestProxy } from './support/test-proxy.js';
import { describeWithProgram } from './support/optional-programs.js';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  env_file?: string;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  extra_hosts?: string[];
  stop_grace_period?: string;
  networks: string[] | Record<string, { ipv4_address: string }>;
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
  networks: Record<string, { ipam: { config: { subnet: string }[] } }>;
}

/** Docker is not at hand where the tests run: what its files promise is read from them. */
describe('the files containers are made of', () => {
  describe('docker-compose.yml', () => {
    const { services, volumes } = load(read('docker-compose.yml'), {
      schema: YAML11_SCHEMA,
    }) as Compose;
    const addressOf = (name: string): string =>
      (services[name]!.networks as Record<string, { ipv4_address: string }>)['inside']!
        .ipv4_address;
    const ours = ['api-1', 'api-2', 'worker-1', 'worker-2'].map(
      (name) => [name, services[name]!] as const,
    );

    it('has two of each of ours, nginx, PostgreSQL and Redis', () => {
      expect(Object.keys(services).sort()).toEqual([
        'api-1',
        'api-2',
        'nginx',
        'postgres',
        'redis',
        'worker-1',
        'worker-2',
      ]);
      expect([services['postgres']!.image, services['redis']!.image]).toEqual([
        'postgres:18',
        'redis:8',
      ]);
    });

    it.each(ours)(
      '%s waits for healthy databases, is told secrets by a file, and may finish what runs',
      (_name, service) => {
        expect(service.depends_on).toEqual({
          postgres: { condition: 'service_healthy' },
          redis: { condition: 'service_healthy' },
        });
        expect(service.env_file).toBe('.env');
        expect(Object.keys(service.environment!)).not.toEqual(
          expect.arrayContaining(['SECRET_KEY', 'DB_PASS']),
        );
        const { DRAIN_SECONDS: drain, STOP_SECONDS: stop } = service.environment!;
        expect(parseInt(service.stop_grace_period!, 10)).toBeGreaterThan(
          2 * Number(drain) + Number(stop) + 5,
        );
      },
    );

    it('is healthy by itself, each in its way', () => {
      for (const [name, { healthcheck, build }] of Object.entries(services)) {
        if (!name.startsWith('api')) expect(healthcheck?.test[0]).toMatch(/^CMD/);
        else
          expect([build, read('Dockerfile')]).toEqual([
            '.',
            expect.stringContaining('HEALTHCHECK'),
          ]);
      }
    });

    it('lets the API believe nginx, and nobody else, where clients come from', () => {
      for (const [, { environment }] of ours)
        expect(environment!['TRUST_PROXY']).toBe(addressOf('nginx'));
      expect(services['nginx']!.extra_hosts).toEqual(
        ['api-1', 'api-2'].map((name) => `${name}:${addressOf(name)}`),
      );
    });

    it('is open at nginx alone', () => {
      expect(
        Object.entries(services)
          .filter(([, { ports }]) => ports)
          .map(([name]) => name),
      ).toEqual(['nginx']);
    });

    it('keeps what must be kept in volumes with names', () => {
      expect(services['postgres']!.volumes).toEqual(['postgres:/var/lib/postgresql']);
      const used = Object.values(services)
        .flatMap((service) => service.volumes ?? [])
        .filter((volume) => !volume.startsWith('.'));
      expect(used.map((volume) => volume.split(':')[0]).sort()).toEqual(
        Object.keys(volumes).sort(),
      );
    });

    it('knows every setting of the example', () => {
      const example = read('deploy/env.example').match(/^[A-Z_]+(?==)/gm)!;
      expect(example).toEqual(expect.arrayContaining(['SECRET_KEY', 'DB_PASS', 'PUBLIC_URL']));
      const told = read('README.md') + read('docker-compose.yml');
      for (const name of example) expect(told).toContain(name);
    });
  });

  describe('the Dockerfile', () => {
    const instructions = read('Dockerfile')
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => /^[A-Z]+ /.test(line));
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
    const only = (name: string): string =>
      last.filter((line) => line.startsWith(`${name} `)).join();

    it('runs on Node 24, small', () => expect(only('FROM')).toBe('FROM node:24-bookworm-slim'));
    it('runs as nobody special', () => expect(only('USER')).toBe('USER node'));
    it('hands signals to the process itself: no shell, no npm', () =>
      expect(only('CMD')).toBe('CMD ["node", "--enable-source-maps", "dist/api.js"]'));
    it('says whether it is healthy', () =>
      expect(only('HEALTHCHECK')).toMatch(/CMD \["node", "deploy\/healthy.mjs", "api"\]$/));
    it('takes over what was put together for it, and installs nothing', () => {
      expect(only('COPY')).toBe('COPY --from=build /image ./');
      expect(only('RUN')).not.toMatch(/npm|apt/);
    });
    it('is not given secrets, history or what was built here', () => {
      const given = read('.dockerignore')
        .split('\n')
        .filter((line) => line && !line.startsWith('#'));
      expect(given[0]).toBe('*');
      expect(
        given.filter(
          (line) => /env$|env\.|\.git|node_modules|dist|\.data/.test(line) && line.startsWith('!'),
        ),
      ).toEqual([]);
    });
  });

  describe('nginx.conf', () => {
    const conf = read('deploy/nginx.conf');
    const blockOf = (start: string): string =>
      conf.slice(conf.indexOf(start), conf.indexOf('}', conf.indexOf(start)));

    it('sticks to a process only where a session of Socket.IO polls', () => {
      expect(blockOf('upstream api_of_the_session')).toMatch(/\bhash /);
      expect(blockOf('upstream api {')).not.toMatch(/hash/);
      expect(conf.match(/proxy_pass http:\/\/api_of_the_session/g)).toHaveLength(1);
      expect(blockOf('location /socket.io/')).toContain('proxy_pass http://api_of_the_session;');
    });

    it('lets go of connections sooner than a process that leaves', () => {
      const drain = Number(/DRAIN_SECONDS: "(\d+)"/.exec(read('docker-compose.yml'))![1]);
      for (const [, seconds] of [
        ...blockOf('upstream api {').matchAll(/(?:keepalive_timeout |fail_timeout=)(\d+)s/g),
      ])
        expect(Number(seconds)).toBeLessThan(drain);
    });

    it('logs no addresses, which contain keys and links', () =>
      expect(conf).toMatch(/access_log off;[^]*|error_log stderr crit;/));
  });

  describeWithProgram('nginx', 'nginx itself', () => {
    it('finds nothing wrong with its file', async () => {
      const proxy = await TestProxy.prepare(['8001', '8002']);
      const { code, said } = await proxy.check();
      await proxy.stop();
      expect([code, said]).toEqual([0, expect.stringContaining('test is successful')]);
    });
  });
});
