import { Counter } from 'prom-client';
import { Follower, MetricsService, OnFact, type Work } from '#libs/platform';
import { SignInFailed } from '../identity.facts.js';

/** Counts failed sign-ins. */
@Follower('identity')
export class SignInMetricsFollower {
  private readonly failures: Counter;

  constructor(metrics: MetricsService) {
    this.failures = new Counter({
      name: 'callmanager_sign_in_failures_total',
      help: 'Sign-ins refused for a wrong user name, password or second factor.',
      registers: [metrics.registry],
    });
  }

  @OnFact(SignInFailed)
  async whenSignInFailed(work: Work, _fact: SignInFailed): Promise<void> {
    work.onCommit(() => this.failures.inc());
  }
}
