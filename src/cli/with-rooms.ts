import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { Settings } from '#src/config/settings';
import { Log } from '#src/log/log';

/** Opens the database and every room, without a server, for as long as `work` takes. */
export async function withRooms<T>(work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
  const rooms = await NestFactory.createApplicationContext(AppModule.with(Settings.fromProcess()), {
    logger: new Log('warn'),
    abortOnError: false,
  });
  try {
    return await work(rooms);
  } finally {
    await rooms.close();
  }
}
