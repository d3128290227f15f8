import { readConfiguration } from './configuration.js';
import { configurationWarnings } from './configuration-warnings.js';

const SAFE = { SECRET_KEY: 'zQ4tV9mXw2Lr7Ks0Bf6HnYp3Dc8GjUa1' };
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token' };
const PRODUCTION = { NODE_ENV: 'production', ...SAFE };

describe('the environment', () => {
  it.each`
    env                                                                             | sentence                                                           | because
    ${{ PORT: 'eight thousand' }}                                                   | ${/^PORT must be a whole number/}                                  | ${'that is no number'}
    ${{ PORT: '65536' }}                                                            | ${/^PORT must be a whole number/}                                  | ${'there is no such port'}
    ${{ NODE_ENV: 'production' }}                                                   | ${/^SECRET_KEY is required/}                                       | ${'what is signed must outlive the machine'}
    ${{ NODE_ENV: 'production', SECRET_KEY: 'k'.repeat(40) }}                       | ${/^SECRET_KEY has too few different/}                             | ${'that is no secret'}
    ${{ NODE_ENV: 'production', SECRET_KEY: 'change-me-secret' }}                   | ${/^SECRET_KEY is shorter than 32/}                                | ${'that is in every list'}
    ${{ NODE_ENV: 'prod' }}                                                         | ${/^NODE_ENV must be one of/}                                      | ${'development doors would stand open'}
    ${{ DB_HOST: 'postgres://db.example/callmanager' }}                             | ${/^DB_HOST must be a host name/}                                  | ${'that is an address'}
    ${{ DB_HOST: 'db.example:5432' }}                                               | ${/^DB_HOST must be a host name/}                                  | ${'the port has its own variable'}
    ${{ DB_HOST: 'a.example,b.example', DB_PORT: '1,2,3' }}                         | ${/^DB_PORT has 3 ports for 2 hosts/}                              | ${'each host has one port, or all the same'}
    ${{ DB_HOST: 'a.example,b.example', DB_PORT: '5432,0' }}                        | ${/^DB_PORT must be a whole number/}                               | ${'no port'}
    ${{ DB_HOST: 'a.example,b.example:5432' }}                                      | ${/^DB_HOST must be a host name/}                                  | ${'the second has its port elsewhere, too'}
    ${{ DB_READ_HOST: 'replica.example' }}                                          | ${/^DB_READ_HOST needs a server to follow/}                        | ${'the embedded database has no replica'}
    ${{ DB_HOST: 'a.example', DB_READ_HOST: 'b:5433' }}                             | ${/^DB_READ_HOST must be a host name/}                             | ${'the port has its own variable'}
    ${{ DB_HOST: 'db.example', DB_NAME: 'db.example/callmanager' }}                 | ${/^DB_NAME must be a plain name/}                                 | ${'a name has no host'}
    ${{ DB_HOST: 'db.example', DB_USER: 'me@db.example' }}                          | ${/^DB_USER must be a plain name/}                                 | ${'nor has a user'}
    ${{ HOST: 'http://0.0.0.0' }}                                                   | ${/^HOST must be a host name/}                                     | ${'we listen on an address, not on a scheme'}
    ${{ ALLOWED_HOSTS: 'crew.example, https://crew.example' }}                      | ${/^ALLOWED_HOSTS must be a host name/}                            | ${'a Host header has no scheme'}
    ${{ EMAIL_HOST: 'smtp://mail.example' }}                                        | ${/^EMAIL_HOST must be a host name/}                               | ${'addresses belong into SMTP_URL'}
    ${{ ...PRODUCTION, DEV_TOOLS: 'true' }}                                         | ${/^DEV_TOOLS .* is refused/}                                      | ${'everybody knows the demonstration password'}
    ${{ DEV_TOOLS: 'perhaps' }}                                                     | ${/^DEV_TOOLS must be true or false/}                              | ${'we do not guess'}
    ${{ DB_ENGINE: 'postgres' }}                                                    | ${/^DB_HOST is required/}                                          | ${'where is it?'}
    ${{ DB_ENGINE: 'sqlite' }}                                                      | ${/^DB_ENGINE must be one of embedded, postgres/}                  | ${'we speak PostgreSQL alone'}
    ${{ WORKER: 'yes' }}                                                            | ${/^WORKER must be one of inline, off/}                            | ${'there is no such place'}
    ${{ LOG_LEVEL: 'loud' }}                                                        | ${/^LOG_LEVEL must be one of/}                                     | ${'there is no such level'}
    ${{ PUBLIC_URL: 'crew.example.com' }}                                           | ${/^PUBLIC_URL must be an http or https origin/}                   | ${'the scheme is missing'}
    ${{ CORS_ALLOWED_ORIGINS: 'https://a.example, b.example' }}                     | ${/^CORS_ALLOWED_ORIGINS must be/}                                 | ${'one of them lacks its scheme'}
    ${{ REDIS_URL: 'localhost:6379' }}                                              | ${/^REDIS_URL must be an address such as redis:/}                  | ${'the scheme is missing'}
    ${{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }}                            | ${/^OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http:/} | ${'the scheme is missing'}
    ${{ METRICS_PORT: '70000' }}                                                    | ${/^METRICS_PORT must be a whole number from 1 to 65535/}          | ${'there is no such port'}
    ${{ TRUST_PROXY: '2' }}                                                         | ${/^TRUST_PROXY must be off, true, or/}                            | ${'anybody may send as many hops as we count'}
    ${{ TRUST_PROXY: '10.0.0.0/33' }}                                               | ${/^TRUST_PROXY must be off, true, or/}                            | ${'an address has 32 bits'}
    ${{ ...PRODUCTION, TRUST_PROXY: 'true' }}                                       | ${/^TRUST_PROXY true .* is refused/}                               | ${'anybody would choose the address they are counted by'}
    ${{ TWILIO_ACCOUNT_SID: 'AC1' }}                                                | ${/^TWILIO_AUTH_TOKEN is required/}                                | ${'half a provider sends nothing'}
    ${{ TWILIO_ACCOUNT_SID: 'SK1', TWILIO_AUTH_TOKEN: 't' }}                        | ${/^TWILIO_ACCOUNT_SID must be/}                                   | ${'that is the SID of a key'}
    ${TWILIO}                                                                       | ${/^TWILIO_PHONE_NUMBER or TWILIO_MESSAGING/}                      | ${'texts come from somewhere'}
    ${{ ...TWILIO, TWILIO_PHONE_NUMBER: '415 555 0111' }}                           | ${/^TWILIO_PHONE_NUMBER must be a number/}                         | ${'Twilio would refuse each text'}
    ${{ ...TWILIO, TWILIO_MESSAGING_SERVICE_SID: 'AC2' }}                           | ${/^TWILIO_MESSAGING_SERVICE_SID must be/}                         | ${'that is an account'}
    ${{ ...TWILIO, TWILIO_PHONE_NUMBER: '+14155550111', TWILIO_API_URL: 'twilio' }} | ${/^TWILIO_API_URL must be/}                                       | ${'the scheme is missing'}
  `(
    '$env is refused, because $because',
    ({ env, sentence }: { env: Record<string, string>; sentence: RegExp }) => {
      expect(() => readConfiguration(env)).toThrow(sentence);
    },
  );

  it.each`
    env                                             | devTools | because
    ${{}}                                           | ${true}  | ${'it is the embedded database on loopback'}
    ${{ HOST: '0.0.0.0' }}                          | ${false} | ${'others could come in'}
    ${{ DB_HOST: 'db.example' }}                    | ${false} | ${'that may be a database that counts'}
    ${{ DB_HOST: 'db.example', DEV_TOOLS: 'true' }} | ${true}  | ${'somebody said so'}
    ${{ DEV_TOOLS: 'off' }}                         | ${false} | ${'somebody said so'}
    ${PRODUCTION}                                   | ${false} | ${'it is production'}
  `(
    'opens the development doors with $env: $devTools, because $because',
    ({ env, devTools }: { env: Record<string, string>; devTools: boolean }) => {
      expect(readConfiguration(env).devTools).toBe(devTools);
    },
  );

  it.each`
    given                          | trusted
    ${''}                          | ${false}
    ${'off'}                       | ${false}
    ${'true'}                      | ${true}
    ${'10.0.0.5, ::/0'}            | ${true}
    ${'10.0.0.0/8, ::1, loopback'} | ${'10.0.0.0/8, ::1, loopback'}
  `(
    'TRUST_PROXY "$given" trusts $trusted',
    ({ given, trusted }: { given: string; trusted: string | boolean }) => {
      expect(readConfiguration({ TRUST_PROXY: given }).trustProxy).toBe(trusted);
    },
  );

  it.each`
    given           | lines | because
    ${'true'}       | ${1}  | ${'anybody chooses the address they are counted by'}
    ${'10.0.0.0/8'} | ${0}  | ${'the proxies are named'}
    ${'off'}        | ${0}  | ${'nobody is believed'}
  `(
    'TRUST_PROXY "$given" is warned about in $lines lines, because $because',
    ({ given, lines }) => {
      const warnings = configurationWarnings(readConfiguration({ TRUST_PROXY: given as string }));
      expect(warnings).toHaveLength(lines as number);
    },
  );

  it.each`
    given                                                                                        | settings
    ${{}}                                                                                        | ${null}
    ${{ ...TWILIO, TWILIO_PHONE_NUMBER: '+14155550111' }}                                        | ${{ phoneNumber: '+14155550111', messagingServiceSid: null, apiUrl: null }}
    ${{ ...TWILIO, TWILIO_MESSAGING_SERVICE_SID: 'MG2', TWILIO_API_URL: 'http://127.0.0.1:9/' }} | ${{ phoneNumber: null, messagingServiceSid: 'MG2', apiUrl: 'http://127.0.0.1:9' }}
  `(
    '$given texts with $settings',
    ({ given, settings }: { given: Record<string, string>; settings: object | null }) => {
      const { twilio } = readConfiguration(given);
      expect(twilio).toEqual(settings && { accountSid: 'AC1', authToken: 'token', ...settings });
    },
  );

  it.each`
    hosts                | ports           | servers
    ${'a'}               | ${''}           | ${[['a', 5432]]}
    ${'a, b ,10.0.0.7'}  | ${'6432'}       | ${[['a', 6432], ['b', 6432], ['10.0.0.7', 6432]]}
    ${'a,a'}             | ${'5432, 5433'} | ${[['a', 5432], ['a', 5433]]}
    ${'/run/postgresql'} | ${''}           | ${[['/run/postgresql', 5432]]}
  `(
    'finds the servers $servers in DB_HOST=$hosts DB_PORT=$ports',
    ({ hosts, ports, servers }: { hosts: string; ports: string; servers: [string, number][] }) => {
      const { host, port, others } = readConfiguration({ DB_HOST: hosts, DB_PORT: ports }).database;
      const found = [{ host, port }, ...others].map((each) => [each.host, each.port]);
      expect(found).toEqual(servers);
    },
  );

  it.each`
    hosts    | ports          | replicas
    ${''}    | ${''}          | ${[]}
    ${'b'}   | ${''}          | ${[['b', 6000]]}
    ${'b,c'} | ${'5432'}      | ${[['b', 5432], ['c', 5432]]}
    ${'b,c'} | ${'5432,5433'} | ${[['b', 5432], ['c', 5433]]}
  `(
    'finds the replicas $replicas in DB_READ_HOST=$hosts DB_READ_PORT=$ports',
    (row: { hosts: string; ports: string; replicas: [string, number][] }) => {
      const { database } = readConfiguration({
        ...{ DB_HOST: 'a', DB_PORT: '6000', DB_POOL: '20' },
        ...{ DB_READ_HOST: row.hosts, DB_READ_PORT: row.ports },
      });
      expect(database.replicas.map(({ host, port }) => [host, port])).toEqual(row.replicas);
      expect(database.replicaPool).toBe(20);
    },
  );

  it('takes blank for not set, and adds the single-page app to who may call', () => {
    const read = readConfiguration({
      PORT: ' ',
      REDIS_URL: '',
      FRONTEND_URL: 'https://app.example.com/path',
      ...SAFE,
    });
    expect(read).toMatchObject({
      port: 8000,
      redisUrl: null,
      frontendUrl: 'https://app.example.com',
      worker: 'inline',
      host: '127.0.0.1',
    });
    expect(read.corsOrigins).toEqual(['http://localhost:5173', 'https://app.example.com']);
  });
});
