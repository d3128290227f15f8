import { ConfigurationError } from '#libs/platform';

/** The embedded database cannot be used; the message says what to do. */
export class EmbeddedPostgresError extends ConfigurationError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}
