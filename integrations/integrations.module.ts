import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openReader, type OpenReader } from '#integrations/activity-files/open-reader';
import { ArchivesOnDisk } from '#integrations/archives/archives-on-disk';
import { connectors } from '#integrations/connectors';
import { SmtpMail } from '#integrations/email/smtp-mail';
import { NobodyVouches } from '#integrations/oidc/no-provider';
import { OidcProvider } from '#integrations/oidc/oidc-provider';
import { weatherServices } from '#integrations/weather';
import { ArchiveReader } from '#src/archives/archive.port';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';
import { Connectors } from '#src/connect/connector.port';
import { Mail } from '#src/delivery/mail.port';
import { IdentityProvider } from '#src/entry/provider.port';
import { Clock } from '#src/kernel/clock';
import { ActivityFileReader } from '#src/sessions/recording.port';
import { WeatherServices } from '#src/weather/weather.port';

/** The one list of the outside world: who answers for each port. */
@Global()
@Module({
  providers: [
    { provide: ActivityFileReader, useFactory: () => openReader() },
    { provide: ArchiveReader, useFactory: () => new ArchivesOnDisk() },
    {
      provide: Connectors,
      inject: [Settings, Secrets, Clock],
      useFactory: (settings: Settings, secrets: Secrets, clock: Clock) =>
        connectors(settings, secrets, clock),
    },
    {
      provide: WeatherServices,
      inject: [Settings],
      useFactory: ({ weather }: Settings) => weatherServices(weather),
    },
    {
      provide: IdentityProvider,
      inject: [Settings, Clock],
      useFactory: ({ provider }: Settings, clock: Clock) =>
        provider ? new OidcProvider(provider, () => clock.now().getTime()) : new NobodyVouches(),
    },
    {
      provide: Mail,
      inject: [Settings],
      useFactory: (settings: Settings) => new SmtpMail(settings),
    },
  ],
  exports: [ArchiveReader, Mail, ActivityFileReader, Connectors, IdentityProvider, WeatherServices],
})
export class IntegrationsModule implements OnApplicationShutdown {
  constructor(@Inject(ActivityFileReader) private readonly reader: OpenReader) {}

  async onApplicationShutdown(): Promise<void> {
    await this.reader.close();
  }
}
