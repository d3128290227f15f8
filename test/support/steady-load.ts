import { setTimeout as sleep } from 'node:timers/promises';

export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: object;
}

/** Clients that call one after another without end, over kept connections; any status but 2xx is a failure. */
export class SteadyLoad {
  readonly failures: string[] = [];
  calls = 0;
  private running = true;
  private readonly ended: Promise<unknown>;

  /** @param next returns the client's next call */
  constructor(
    url: string,
    clients: number,
    private readonly next: (call: number) => LoadRequest,
  ) {
    this.ended = Promise.all(Array.from({ length: clients }, () => this.client(url)));
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.ended;
  }

  private async client(url: string): Promise<void> {
    while (this.running) {
      const { method, path, headers, body } = this.next(this.calls++);
      const what = `${method} ${path.split('/').slice(0, 3).join('/')}`;
      try {
        const answer = await fetch(`${url}${path}`, {
          method,
          headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
          body: body && JSON.stringify(body),
        });
        await answer.text();
        if (!answer.ok) this.failures.push(`${what}: ${answer.status}`);
      } catch (error) {
        this.failures.push(`${what}: ${String((error as Error).cause ?? error)}`);
      }
      await sleep(10);
    }
  }
}
