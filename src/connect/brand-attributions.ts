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
    // A brand that asks for no text of its own is still to be named where its device is not known.
    device: namesDevice ? (deviceName(device) ?? (text === null ? title : null)) : null,
  };
}

/** Maker and model as people write them; files and services write makers in small letters. */
function deviceName(device: Device): string | null {
  const maker = device?.maker ? device.maker.charAt(0).toUpperCase() + device.maker.slice(1) : '';
  const product = device?.product ?? '';
  const isNamed = product.toLowerCase().startsWith(maker.toLowerCase());
  return (isNamed ? product : `${maker} ${product}`.trim()) || null;
}
