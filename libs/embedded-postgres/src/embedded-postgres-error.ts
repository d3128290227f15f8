import { ConfigurationError } from '#libs/platform';

/** Why the embedded database cannot be had, in a sentence that tells what to do about it. */
export class EmbeddedPostgresError extends ConfigurationError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}
