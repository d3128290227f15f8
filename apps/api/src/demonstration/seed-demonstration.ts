import type { INestApplicationContext } from '@nestjs/common';

export async function seedDemonstration(_app: INestApplicationContext): Promise<void> {}
