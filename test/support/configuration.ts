import { type Configuration, readConfiguration } from '#libs/platform';

/** What a newcomer's start has, with development doors, without logs, and without remembering anybody: stories count statements and write into tables. */
export function testConfiguration(given: Partial<Configuration> = {}): Configuration {
  const read = readConfiguration({
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'fatal',
    PORT: '8000',
    DEV_TOOLS: 'true',
    REMEMBER_ACTORS_SECONDS: '0',
    MOVE_TEXT_DELAY_SECONDS: '0',
  });
  return { ...read, secretKey: 'test-secret-key-test-secret-key-test', ...given };
}
