import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { aSelfSignedCertificate } from './support/self-signed-certificate.js';
import { freePort } from './support/server-process.js';
import { TestProxy } from './support/test-proxy.js';
import { describeWithProgram } from './support/optional-programs.js';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; args: Record<string, string> };
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  tmpfs?: string[];
  restart?: string;
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

/** Docker is not available where the tests run, so they read its files. */
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
    });

    it('names exact versions, each of which may be replaced by one with a digest', () => {
      const named = ['nginx', 'postgres', 'redis'].map((name) => [name, services[name]!.image!]);
      named.push(['node', services['api-1']!.build!.args['NODE_IMAGE']!]);
      const told = read('docs/operate/install.md') + read('deploy/env.example');
      for (const [name, image] of named) {
        const [, variable, version] = /^\$\{([A-Z]+_IMAGE):-(.+)\}$/.exec(image!) ?? [];
        expect([name, version]).toEqual([
          name,
          expect.stringMatching(new RegExp(`^${name}:\\d+\\.\\d+(\\.\\d+)?-[a-z]+[\\w.-]*$`)),
        ]);
        expect(told).toContain(`${variable}=${version}@sha256:`);
      }
      expect(read('Dockerfile')).toContain(
        `ARG NODE_IMAGE=${/:-(.+)\}/.exec(named.at(-1)![1]!)![1]}\n`,
      );
    });

    it.each(Object.entries(services))(
      '%s has no rights of root, cannot gain any, and writes only where it must',
      (name, { user, read_only, cap_drop, security_opt, volumes = [], restart }) => {
        expect({ read_only, cap_drop, security_opt, restart }).toEqual({
          read_only: true,
          cap_drop: ['ALL'],
          security_opt: ['no-new-privileges:true'],
          restart: 'unless-stopped',
        });
        if (/^(api|worker)/.test(name)) expect(read('Dockerfile')).toMatch(/^USER node$/m);
        else expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
        expect(volumes.filter((volume) => !volume.endsWith(':ro'))).toEqual(
          name === 'postgres' ? ['postgres:/var/lib/postgresql'] : [],
        );
      },
    );

    it('lets the application in as a role that owns nothing, and nobody into Redis without the password', () => {
      const { postgres, redis } = services;
      for (const [, { environment }] of ours) {
        expect(environment!['DB_MIGRATE_USER']).toBe(postgres!.environment!['POSTGRES_USER']);
        expect(environment!['DB_USER']).not.toBe(environment!['DB_MIGRATE_USER']);
        expect(environment!['REDIS_URL']).toMatch(/^redis:\/\/:\$\{REDIS_PASS:\?.+\}@redis:6379$/);
      }
      expect(postgres!.environment!['POSTGRES_PASSWORD']).toMatch(/^\$\{DB_MIGRATE_PASS:\?/);
      expect(redis!.environment!['REDISCLI_AUTH']).toMatch(/^\$\{REDIS_PASS:\?/);
      expect(redis!.command!.at(-1)).toContain('--requirepass "$$REDISCLI_AUTH"');
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
          expect([build!.context, read('Dockerfile')]).toEqual([
            '.',
            expect.stringContaining('HEALTHCHECK'),
          ]);
      }
    });

    it('lets the API trust nginx, and no other, for the client’s address', () => {
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
      expect(example).toEqual(
        expect.arrayContaining([
          ...['SECRET_KEY', 'DB_MIGRATE_PASS', 'DB_PASS', 'REDIS_PASS', 'PUBLIC_URL'],
        ]),
      );
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

    it('gives memory back as `npm start` does', () => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
      const said = /^(.*?) exec node /.exec(scripts['start']!)![1]!.split(' ');
      expect(said.map((each) => each.split('=')[0])).toEqual([
        ...['MALLOC_ARENA_MAX', 'MALLOC_TRIM_THRESHOLD_'],
      ]);
      const given = only('ENV').split(/\s+/);
      expect(given).toEqual(expect.arrayContaining(said));
      expect(scripts['start:worker']).toContain(`${said.join(' ')} exec node `);
    });
    it('runs on Node 24, small', () => {
      expect(only('FROM')).toBe('FROM ${NODE_IMAGE}');
      expect(instructions).toContainEqual(
        expect.stringMatching(/^ARG NODE_IMAGE=node:24\.\d+\.\d+-bookworm-slim$/),
      );
    });
    it('runs as an unprivileged user', () => expect(only('USER')).toBe('USER node'));
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
    it.each([
      ['its file', null],
      ['its file and that of TLS', aSelfSignedCertificate()],
    ])('finds nothing wrong with %s', async (_files, certificate) => {
      const proxy = await TestProxy.prepare(['8001', '8002'], certificate);
      const { code, said } = await proxy.check();
      await proxy.stop();
      expect([code, said]).toEqual([0, expect.stringContaining('test is successful')]);
    });
  });
});

describeWithProgram('redis', "the compose file's Redis", () => {
  const { services } = load(read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as Compose;
  const { command, healthcheck } = services['redis']!;
  let port: string;
  let server: ChildProcess;
  const env = (password: string) => ({ PATH: process.env['PATH'], REDISCLI_AUTH: password });
  /** The script as Compose passes it, on the test's own port. */
  const onPort = (script: string): string =>
    script.replaceAll('$$', '$').replaceAll(/\bredis-(server|cli)\b/g, `redis-$1 PORT`);

  beforeAll(async () => {
    port = String(await freePort());
    const script = onPort(command!.at(-1)!).replace('PORT', `--port ${port} --dir ${tmpdir()}`);
    server = spawn('sh', ['-c', script], { env: env('swordfish'), stdio: 'ignore' });
  });
  afterAll(async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });

  const health = async (password: string): Promise<number | null> => {
    const script = onPort(healthcheck!.test.at(-1)!).replace('PORT', `-p ${port}`);
    const check = spawn('sh', ['-c', script], { env: env(password), stdio: 'ignore' });
    const [code] = (await once(check, 'exit')) as [number | null];
    return code;
  };

  it('is healthy for who knows the password alone', async () => {
    while ((await health('swordfish')) !== 0) await sleep(50);
    expect([await health('guess'), await health('')]).toEqual([1, 1]);
  });
});
