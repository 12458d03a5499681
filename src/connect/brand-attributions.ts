import { Inject, Injectable } from '@nestjs/common';
import { type Connector, Connectors } from '#src/connect/connector.port';
import { Attributions, type Signature } from '#src/sessions/attributions.port';

type Device = Parameters<Attributions['of']>[2];

/** Signs what came from a brand as the brand asks it. */
@Injectable()
export class BrandAttributions extends Attributions {
  constructor(@Inject(Connectors) private readonly connectors: Connectors) {
    super();
  }

  of(source: string, externalId: string, device: Device): Signature | null {
    const connector = this.connectors.all.find(({ brand }) => brand === source);
    return connector ? signatureOf(connector, externalId, device) : null;
  }
}

function signatureOf({ attribution, title }: Connector, externalId: string, device: Device): Signature {
  const { text, activityUrl, linkText, namesDevice } = attribution;
  return {
    text,
    url: activityUrl?.replace('{id}', encodeURIComponent(externalId)) ?? null,
    linkText,
    device: namesDevice ? deviceName(title, device) : null,
  };
}

/** Maker and model; the brand's own name where the maker is not known. */
function deviceName(title: string, device: Device): string {
  const maker = device?.maker ?? title;
  const product = device?.product ?? '';
  return product.toLowerCase().startsWith(maker.toLowerCase()) ? product : `${maker} ${product}`.trim();
}
