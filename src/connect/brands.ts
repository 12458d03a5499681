import { Inject, Injectable } from '@nestjs/common';
import { BrandNotSetUp, NoSuchBrand } from '#src/connect/connect.problems';
import { type Connector, Connectors } from '#src/connect/connector.port';
import type { Link } from '#src/connect/link.entity';
import { type SourceTerms, STRICTEST } from '#src/sessions/source-terms.port';

/** Every brand by its name. */
@Injectable()
export class Brands {
  private readonly byName: ReadonlyMap<string, Connector>;

  constructor(@Inject(Connectors) { all }: Connectors) {
    this.byName = new Map(all.map((connector) => [connector.brand, connector]));
    if (this.byName.size < all.length) throw new Error('Two connectors go by the same brand; one must go.');
  }

  get all(): Connector[] {
    return [...this.byName.values()];
  }

  /** @throws NoSuchBrand */
  of(brand: string): Connector {
    const connector = this.byName.get(brand);
    if (!connector) throw new NoSuchBrand();
    return connector;
  }

  /** Also of a brand that is not among us any more. */
  termsOf({ brand }: Pick<Link, 'brand'>): SourceTerms {
    return this.byName.get(brand)?.terms ?? STRICTEST;
  }

  /** @throws NoSuchBrand @throws BrandNotSetUp */
  configured(brand: string): Connector {
    const connector = this.of(brand);
    if (!connector.isConfigured) throw new BrandNotSetUp(connector.title);
    return connector;
  }
}
