import 'reflect-metadata';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';

/**
 * The least that a server on the same packages can be: one route, one statement. Run after build:bench with PORT and SVETT_DATA
 * or DATABASE_URL: node dist/bench/hello-load.js
 */
const url = process.env['DATABASE_URL'];
const database = new DataSource(
  url
    ? { type: 'postgres', url }
    : { type: 'better-sqlite3', database: join(process.env['SVETT_DATA']!, 'hello.sqlite'), enableWAL: true },
);

@Controller()
class Hello {
  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    await database.query('SELECT 1');
    return { status: 'ok' };
  }
}

@Module({ controllers: [Hello] })
class HelloModule {}

await database.initialize();
const app = await NestFactory.create<NestFastifyApplication>(HelloModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(Number(process.env['PORT']), '127.0.0.1');
