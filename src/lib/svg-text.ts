/** The styles that a chart gets from style sheets; it has all others as attributes. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'shape-rendering',
  'visibility',
] as const;

/** Styles that children do not inherit. */
const OWN: ReadonlySet<string> = new Set(['opacity', 'dominant-baseline']);

/** Attributes that mean something only in the page. */
const FOREIGN = ['style', 'class', 'color', 'aria-hidden'] as const;

/**
 * A drawing of the page as a file of its own: the styles that style sheets give it are written into it,
 * with the colors of the scheme in use and the background behind it.
 */
export function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.getBoundingClientRect();
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  copies.forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    for (const name of FOREIGN) element.removeAttribute(name);
    const style = getComputedStyle(original);
    const around = element === copy ? null : parentStyle(original);
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      // What is handed down need not be said again.
      const handedDown = !OWN.has(name) && around?.getPropertyValue(name) === value;
      if (handedDown) element.removeAttribute(name);
      else if (value !== '') element.setAttribute(name, plainColor(value));
    }
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  if (!copy.hasAttribute('viewBox')) {
    copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`);
  }
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', backgroundOf(drawing));
  copy.prepend(background);
  return new XMLSerializer().serializeToString(copy);
}

/** Colors that style sheets mix come as `color(srgb …)`, which other programs do not read. */
export function plainColor(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)$/.exec(value);
  if (!parts) return value;
  const [red, green, blue] = parts.slice(1).map((part) => Math.round(Number(part) * 255));
  return `rgb(${String(red)}, ${String(green)}, ${String(blue)})`;
}

function parentStyle(element: Element): CSSStyleDeclaration | null {
  return element.parentElement ? getComputedStyle(element.parentElement) : null;
}

function backgroundOf(element: Element): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const color = getComputedStyle(one).backgroundColor;
    if (color !== '' && color !== 'transparent' && color !== 'rgba(0, 0, 0, 0)') return color;
  }
  return '#ffffff';
}
