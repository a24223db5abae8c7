import { parseXml, XmlElement, XmlError, type XmlNode, XmlText } from '@rgrove/parse-xml';
import type { Report } from '../source/diagnostics.ts';

/**
 * Checks that a drawing is whole, sized and passive: no script, no handler, nothing from outside. Returns its size in CSS
 * pixels, or null when it may not be used, which is reported.
 */
export function checkSvg(source: string, report: Report): { width: number; height: number } | null {
  const root = parse(source, report);
  if (!root) return null;
  let faults = 0;
  const fault = (node: XmlNode, message: string) => {
    faults += 1;
    report(lineAt(source, node.start), message);
  };
  if (root.name !== 'svg' || root.attributes.xmlns !== 'http://www.w3.org/2000/svg') {
    fault(root, 'The file must start with <svg xmlns="http://www.w3.org/2000/svg" …>.');
  }
  if (!/^-?[\d.]+( -?[\d.]+){3}$/.test(root.attributes.viewBox ?? '')) {
    fault(root, 'The drawing has no viewBox. Add viewBox="0 0 width height" to <svg>.');
  }
  const width = Number(root.attributes.width);
  const height = Number(root.attributes.height);
  if (!(width > 0 && height > 0)) fault(root, 'Give <svg> a width and a height, plain numbers without a unit.');
  for (const element of elementsOf(root)) checkElement(element, (message) => fault(element, message));
  return faults === 0 ? { width, height } : null;
}

function parse(source: string, report: Report): XmlElement | null {
  try {
    return parseXml(source, { includeOffsets: true }).root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    report(error.line, `The drawing is not well-formed XML: ${error.message.split('\n')[0]}.`);
    return null;
  }
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.filter((child) => child instanceof XmlElement).flatMap(elementsOf)];
}

function checkElement(element: XmlElement, fault: (message: string) => void): void {
  if (element.name === 'script') fault('Scripts are not allowed in a drawing. Take <script> out.');
  if (element.name === 'foreignObject') fault('<foreignObject> is not allowed. Use <text> instead.');
  for (const [name, value] of Object.entries(element.attributes)) {
    if (/^on/i.test(name)) fault(`The event handler ${name}="…" is not allowed. Take it out.`);
    if (name === 'style') fault('style="…" is not allowed. Use attributes, or a class and a <style> element.');
    if (/(^|:)href$/.test(name) && !value.startsWith('#')) {
      fault(`${name}="${value}" points outside the drawing. Only references such as "#arrow" are allowed.`);
    }
    if (pointsOutside(value)) fault(`${name}="${value}" points outside the drawing. Only url(#…) is allowed.`);
  }
  if (element.name !== 'style') return;
  const css = element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');
  if (pointsOutside(css) || css.includes('@import')) {
    fault('The style sheet of the drawing fetches something from outside. Take @import and url(…) out.');
  }
}

function pointsOutside(css: string): boolean {
  return /url\(\s*["']?\s*(?!["'#\s])/i.test(css);
}
