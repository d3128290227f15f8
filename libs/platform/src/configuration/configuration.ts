import process from 'node:process';
import { type DatabaseAddress, readDatabaseServers, readReplicas } from './database-servers.js';
import { LOG_FORMATS, type LogFormat } from './log-format.js';
import { type BillingSettings, readBilling } from './billing-settings.js';
import { Environment } from './environment.js';
import { type LimitSettings, readLimits } from './limit-settings.js';
import { type MailSettings, readMail } from './mail-settings.js';
import { readSmsSettings, type SmsSettings } from './sms-settings.js';
import { weaknessOf } from './secret-strength.js';

/** Injection token of the one `Configuration`. */
export const CONFIGURATION = Symbol('configuration');

interface DatabaseSettings {
  engine: 'embedded' | 'postgres';
  host: string;
  port: number;
  /** Further servers of the cluster; see `PrimaryClient`. */
  others: readonly DatabaseAddress[];
  /** Servers that follow it, for reads; see `ReplicaReadsService`. */
  replicas: readonly DatabaseAddress[];
  /** Largest number of connections of this process to each of these. */
  replicaPool: number;
  name: string;
  user: string;
  password: string;
  migrateUser: string;
  migratePassword: string;
  /** Whether a start runs the migrations, or awaits that the command `migrate` has. */
  migrations: 'inline' | 'await';
  /** Largest number of connections of this process. */
  pool: number;
  /** Seconds to wait for one of them before the request fails with 503. */
  poolWait: number;
  /** The database compares rows with the companies that each transaction says it sees; see `reachOf`. */
  rowSecurity: boolean;
  /** Whole months after which the audit trail is dropped, month by month; 0: never. What the last migration was told counts. */
  keepAuditMonths: number;
}

export interface TwilioSettings {
  accountSid: string;
  /** Authenticates our API calls, and signs Twilio's requests. */
  authToken: string;
  /** E.164. With a messaging service it is only displayed. */
  phoneNumber: string | null;
  messagingServiceSid: string | null;
  /** Origin of another service with Twilio's API; null: Twilio itself. */
  apiUrl: string | null;
}

/** The environment, read once and validated. README, "Configure", documents each variable. */
export interface Configuration extends MailSettings, LimitSettings, SmsSettings {
  production: boolean;
  port: number;
  host: string;
  debug: boolean;
  logLevel: string;
  logFormat: LogFormat;
  /** Null: generated on first start and stored in the data folder (embedded database only). */
  secretKey: string | null;
  allowedHosts: string[];
  csrfTrustedOrigins: string[];
  corsOrigins: string[];
  devTools: boolean;
  database: DatabaseSettings;
  dataDir: string;
  redisUrl: string | null;
  /**
   * Seconds for which a look-up of a key or session is cached; 0: not at all. See
   * ActorCacheService.
   */
  rememberActorsSeconds: number;
  /**
   * Megabytes of answers that `KeptAnswersService` sends again while nothing changes; 0: each request builds its own.
   */
  keptAnswersMegabytes: number;
  /** Origin of the single-page app, for links in messages; empty: links go to `/app/`. */
  frontendUrl: string;
  /** Our own origin, without a trailing slash. */
  publicUrl: string;
  twilio: TwilioSettings | null;
  billing: BillingSettings;
  worker: 'inline' | 'off';
  /** Where traces are sent by OTLP over HTTP; null: none are made. */
  otlpEndpoint: string | null;
  /**
   * Addresses and subnets of trusted proxies, whose `X-Forwarded-*` counts; true: any, refused in
   * production.
   */
  trustProxy: string | boolean;
}

/**
 * @param isTerminal whether standard output is a terminal
 * @throws ConfigurationError naming the variable and how to correct it
 */
export function readConfiguration(
  env: Record<string, string | undefined>,
  isTerminal = process.stdout.isTTY === true,
): Configuration {
  const read = new Environment(env);
  const production =
    read.choice('NODE_ENV', ['development', 'production', 'test'], 'development') === 'production';
  const database = readDatabase(read);
  const embedded = database.engine === 'embedded';
  const host = read.host('HOST', production ? '0.0.0.0' : '127.0.0.1');
  const port = read.number('PORT', 8000, 0, 65535);
  const publicUrl = read.origin('PUBLIC_URL', `http://localhost:${port}`);
  const devTools = read.flag('DEV_TOOLS', embedded && isLoopback(host) && !production);
  if (production && devTools)
    read.refuse(
      'DEV_TOOLS',
      'opens /dev/* to everybody and is refused with NODE_ENV=production; unset it.',
    );
  const trustProxy = read.proxy('TRUST_PROXY');
  if (production && trustProxy === true)
    read.refuse(
      'TRUST_PROXY',
      'true lets anybody choose the address they are counted by, and is refused with NODE_ENV=production; name the addresses of your proxies.',
    );
  const frontendUrl = read.origin('FRONTEND_URL', '');
  return {
    production,
    port,
    host,
    debug: read.flag('DEBUG', false),
    logLevel: read.choice(
      'LOG_LEVEL',
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'info',
    ),
    logFormat: read.choice('LOG_FORMAT', LOG_FORMATS, isTerminal ? 'text' : 'json'),
    secretKey: readSecretKey(read, production),
    allowedHosts: read.hosts('ALLOWED_HOSTS', []),
    csrfTrustedOrigins: read.origins('CSRF_TRUSTED_ORIGINS', []),
    corsOrigins: [
      ...new Set([
        ...read.origins('CORS_ALLOWED_ORIGINS', ['http://localhost:5173']),
        ...(frontendUrl ? [frontendUrl] : []),
      ]),
    ],
    devTools,
    database,
    dataDir: read.text('DATA_DIR', './.data'),
    rememberActorsSeconds: read.number('REMEMBER_ACTORS_SECONDS', 5, 0, 60),
    keptAnswersMegabytes: read.number('KEPT_ANSWERS_MB', 32, 0, 1024),
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    frontendUrl,
    publicUrl,
    twilio: readTwilio(read),
    billing: readBilling(read),
    ...readMail(read),
    ...readLimits(read, production),
    ...readSmsSettings(read),
    otlpEndpoint: read.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    worker: read.choice('WORKER', ['inline', 'off'], production ? 'off' : 'inline'),
    trustProxy,
  };
}

/** Only random keys sign in production; elsewhere any, or one that is made on first start. */
function readSecretKey(read: Environment, production: boolean): string | null {
  const key = read.text('SECRET_KEY', '') || null;
  if (!production) return key;
  const advice = 'set it to 32 or more random characters, such as from: openssl rand -base64 48';
  if (key === null)
    return read.refuse('SECRET_KEY', `is required with NODE_ENV=production; ${advice}`);
  const weakness = weaknessOf(key);
  return weakness === null ? key : read.refuse('SECRET_KEY', `${weakness}; ${advice}`);
}

function readDatabase(read: Environment): DatabaseSettings {
  const [{ host, port }, ...others] = readDatabaseServers(read);
  const engine = read.choice('DB_ENGINE', ['embedded', 'postgres'], host ? 'postgres' : 'embedded');
  if (engine === 'postgres' && !host)
    read.refuse('DB_HOST', 'is required with DB_ENGINE=postgres; name the server.');
  const user = read.name('DB_USER', 'callmanager');
  const password = read.text('DB_PASS', '');
  const pool = read.number('DB_POOL', 10, 2, 1000);
  return {
    engine,
    host,
    port,
    others,
    replicas: readReplicas(read, { host, port }),
    replicaPool: read.number('DB_READ_POOL', pool, 1, 1000),
    name: read.name('DB_NAME', 'callmanager'),
    user,
    password,
    migrateUser: read.name('DB_MIGRATE_USER', user),
    migratePassword: read.text('DB_MIGRATE_PASS', password),
    migrations: read.choice('MIGRATIONS', ['inline', 'await'], 'inline'),
    pool,
    poolWait: read.number('DB_POOL_WAIT', 10, 1, 600),
    rowSecurity: read.flag('ROW_SECURITY', true),
    keepAuditMonths: readAuditMonths(read),
  };
}

/** A year at least: nobody drops last month's entries by a slip. */
function readAuditMonths(read: Environment): number {
  const months = read.number('KEEP_AUDIT_MONTHS', 0, 0, 1200);
  if (months > 0 && months < 12)
    read.refuse('KEEP_AUDIT_MONTHS', 'must be 12 or more, or 0 to keep the audit trail for ever.');
  return months;
}

function readTwilio(read: Environment): TwilioSettings | null {
  const accountSid = read.text('TWILIO_ACCOUNT_SID', '');
  if (!accountSid) return null;
  if (!/^AC[0-9A-Za-z]+$/.test(accountSid))
    read.refuse('TWILIO_ACCOUNT_SID', "must be the account's SID, which starts with AC.");
  const authToken = read.text('TWILIO_AUTH_TOKEN', '');
  if (!authToken) read.refuse('TWILIO_AUTH_TOKEN', 'is required together with TWILIO_ACCOUNT_SID.');
  const phoneNumber = read.text('TWILIO_PHONE_NUMBER', '') || null;
  if (phoneNumber && !/^\+[1-9]\d{6,14}$/.test(phoneNumber))
    read.refuse('TWILIO_PHONE_NUMBER', 'must be a number such as +14155550111, without blanks.');
  const messagingServiceSid = read.text('TWILIO_MESSAGING_SERVICE_SID', '') || null;
  if (messagingServiceSid && !/^MG[0-9A-Za-z]+$/.test(messagingServiceSid))
    read.refuse('TWILIO_MESSAGING_SERVICE_SID', "must be the service's SID, which starts with MG.");
  if (!phoneNumber && !messagingServiceSid)
    read.refuse(
      'TWILIO_PHONE_NUMBER',
      'or TWILIO_MESSAGING_SERVICE_SID is required together with TWILIO_ACCOUNT_SID.',
    );
  return {
    accountSid,
    authToken,
    phoneNumber,
    messagingServiceSid,
    apiUrl: read.origin('TWILIO_API_URL', '') || null,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
