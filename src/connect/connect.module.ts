import { Module } from '@nestjs/common';
import { Approvals } from '#src/connect/approvals';
import { AttributionsModule } from '#src/connect/attributions.module';
import { Brands } from '#src/connect/brands';
import { Budget } from '#src/connect/budget';
import { Errands } from '#src/connect/errands';
import { Hooks } from '#src/connect/hooks';
import { KeyRotation } from '#src/connect/key-rotation';
import { Keyring } from '#src/connect/keyring';
import { Links } from '#src/connect/links';
import { LinksController } from '#src/connect/links.controller';
import { Renewals } from '#src/connect/renewals';
import { States } from '#src/connect/states';
import { Vault } from '#src/connect/vault';

@Module({
  imports: [AttributionsModule],
  controllers: [LinksController],
  providers: [
    Approvals,
    Brands,
    Budget,
    Errands,
    Hooks,
    KeyRotation,
    Keyring,
    Links,
    Renewals,
    States,
    Vault,
  ],
  exports: [KeyRotation],
})
export class ConnectModule {}
