/** For health checks of containers: ends with 0 when the API of this container is ready, or its worker gave a sign of life lately. */
import { statSync } from 'node:fs';
import process from 'node:process';

/** A worker beats every four seconds. */
const SILENT_AFTER_MS = 20_000;

const checks = {
  api: async () => (await fetch(`http://127.0.0.1:${process.env.PORT ?? 8000}/health/ready`)).ok,
  worker: async () => Date.now() - statSync(process.env.HEARTBEAT_FILE).mtimeMs < SILENT_AFTER_MS,
};

const healthy = await checks[process.argv[2]]().catch(() => false);
process.exit(healthy ? 0 : 1);
