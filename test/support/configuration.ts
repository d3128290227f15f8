import { type Configuration, readConfiguration } from '#libs/platform';

/**
 * The default configuration with development tools, without logs, without the cache of actors, since tests count
 * statements and write into tables, and with patience for a connection to the database of a busy machine.
 */
export function testConfiguration(given: Partial<Configuration> = {}): Configuration {
  const read = readConfiguration({
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
    PORT: '8000',
    DEV_TOOLS: 'true',
    REMEMBER_ACTORS_SECONDS: '0',
    MOVE_TEXT_DELAY_SECONDS: '0',
    DB_POOL_WAIT: '100',
    ROW_SECURITY: process.env['TEST_ROW_SECURITY'] ?? 'true',
  });
  return { ...read, secretKey: 'test-secret-key-test-secret-key-test', ...given };
}
