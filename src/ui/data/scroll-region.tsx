import { useEffect, useState, type ReactNode } from 'react';

type ScrollRegionProps = {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
};

/**
 * A part of the page that scrolls by itself where it has too little room: from then on it has a name and can
 * be reached by keyboard, whatever the width of the screen or of the letters. Where all of it is seen it is
 * no stop on the way.
 */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setScrolls(scrollWidth > clientWidth || scrollHeight > clientHeight);
    });
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [element]);
  return (
    <div
      ref={setElement}
      className={className}
      {...(scrolls && { role: 'region', 'aria-label': label, tabIndex: 0 })}
    >
      {children}
    </div>
  );
}
