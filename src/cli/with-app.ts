import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import type { Settings } from '#src/config/settings';
import { Log } from '#src/door/log';

/** The application without its HTTP side, for one command; closed again however that ends. */
export async function withApp<T>(
  settings: Settings,
  act: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const options = { logger: new Log(settings.logLevel), abortOnError: false };
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), options);
  try {
    return await act(app);
  } finally {
    await app.close();
  }
}
