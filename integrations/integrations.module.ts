import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openReader, type OpenReader } from '#integrations/activity-files/open-reader';
import { ArchivesOnDisk } from '#integrations/archives/archives-on-disk';
import { connectors } from '#integrations/connectors';
import { SmtpMail } from '#integrations/email/smtp-mail';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { Ntfy } from '#integrations/ntfy/ntfy';
import { NobodyVouches } from '#integrations/oidc/no-provider';
import { OidcProvider } from '#integrations/oidc/oidc-provider';
import { OutgoingHooks } from '#integrations/outgoing-hooks/outgoing-hooks';
import { weatherServices } from '#integrations/weather';
import { WebPush } from '#integrations/web-push/web-push';
import { ArchiveReader } from '#src/archives/archive.port';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';
import { Connectors } from '#src/connect/connector.port';
import { HookChannel } from '#src/delivery/hook.port';
import { Mail } from '#src/delivery/mail.port';
import { NtfyChannel } from '#src/delivery/ntfy.port';
import { PushChannel } from '#src/delivery/push.port';
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
    {
      provide: OutgoingHttp,
      inject: [Settings],
      useFactory: ({ outgoing }: Settings) => new OutgoingHttp(outgoing),
    },
    {
      provide: PushChannel,
      inject: [OutgoingHttp, Settings, Secrets, Clock],
      useFactory: (http: OutgoingHttp, { outgoing }: Settings, secrets: Secrets, clock: Clock) =>
        new WebPush(http, () => secrets.pushKeys, outgoing.pushContact, clock),
    },
    { provide: NtfyChannel, inject: [OutgoingHttp], useFactory: (http: OutgoingHttp) => new Ntfy(http) },
    {
      provide: HookChannel,
      inject: [OutgoingHttp],
      useFactory: (http: OutgoingHttp) => new OutgoingHooks(http),
    },
  ],
  exports: [
    ArchiveReader,
    Mail,
    ActivityFileReader,
    Connectors,
    HookChannel,
    IdentityProvider,
    NtfyChannel,
    PushChannel,
    WeatherServices,
  ],
})
export class IntegrationsModule implements OnApplicationShutdown {
  constructor(@Inject(ActivityFileReader) private readonly reader: OpenReader) {}

  async onApplicationShutdown(): Promise<void> {
    await this.reader.close();
  }
}
