import { SaxesParser } from 'saxes';
import { unsafe } from '#integrations/activity-files/refusals';

/** Hears an XML file element by element; names come without their namespace prefix, which every app chooses anew. */
export interface XmlListener {
  open(name: string, attributes: Record<string, string>, parent: string): void;
  close(name: string, text: string, parent: string): void;
}

/** The deepest real file seen nests 9 elements. */
const DEEPEST = 40;
const CHUNK = 65_536;

/**
 * Streams `text` through `listener`, in memory no larger than one element. A document type is refused, so no entity
 * can be declared, let alone expand. False: the XML breaks off or is malformed; what came before was told.
 */
export function hearXml(text: string, listener: XmlListener): boolean {
  const parser = new SaxesParser({ position: false, xmlns: false });
  const path: string[] = [];
  let content = '';
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('doctype', () => {
    throw unsafe();
  });
  parser.on('text', (piece) => {
    content += piece;
  });
  parser.on('opentag', (tag) => {
    if (broken) return;
    if (path.length === DEEPEST) throw unsafe();
    const name = localName(tag.name);
    content = '';
    listener.open(name, tag.attributes, path.at(-1) ?? '');
    path.push(name);
  });
  parser.on('closetag', () => {
    if (broken) return;
    const name = path.pop() ?? '';
    listener.close(name, content.trim(), path.at(-1) ?? '');
    content = '';
  });
  for (let at = 0; at < text.length && !broken; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  if (!broken) parser.close();
  return !broken;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
