import { act, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { usePageRows, VirtualList } from './virtual-list';

const USERS = Array.from({ length: 200 }, (_, index) => `user-${index}`);

afterEach(() => vi.restoreAllMocks());

describe('VirtualList', () => {
  it('has the items in view, with their positions among all', () => {
    // jsdom has no layout: these are the heights of the box and of an item.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(232);
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(32);
    render(
      <VirtualList label="Will change" items={USERS} itemKey={(user) => user}>
        {(user) => user}
      </VirtualList>,
    );
    const items = screen.getAllByRole('listitem');
    expect(items.length).toBeLessThan(30);
    expect(items[0]?.textContent).toBe('user-0');
    expect(items[0]?.getAttribute('aria-posinset')).toBe('1');
    expect(items[0]?.getAttribute('aria-setsize')).toBe('200');
  });

  it('is a named region that the keyboard can scroll', () => {
    render(
      <VirtualList label="Will change" items={USERS} itemKey={(user) => user}>
        {(user) => user}
      </VirtualList>,
    );
    expect(screen.getByRole('region', { name: 'Will change' }).tabIndex).toBe(0);
  });
});

function Table({ focused = -1 }) {
  const body = useRef<HTMLDivElement>(null);
  const { rows, style, printing } = usePageRows(body, {
    count: USERS.length,
    height: 40,
    focused,
  });
  return (
    <div role="table">
      <div ref={body} role="rowgroup" style={style} data-printing={printing}>
        {rows.map(({ index }) => (
          <div key={index} role="row">
            {USERS[index]}
          </div>
        ))}
      </div>
    </div>
  );
}

describe('usePageRows', () => {
  it('has the rows near the window, in a body as high as all of them', () => {
    render(<Table />);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('rowgroup').style.height).toBe('8000px');
  });

  it('keeps the focused row in the page', () => {
    render(<Table focused={150} />);
    expect(screen.getByText('user-150')).toBeTruthy();
    expect(screen.queryByText('user-149')).toBeNull();
  });

  it('has all rows while the page is printed', () => {
    render(<Table />);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.getAllByRole('row')).toHaveLength(200);
    expect(screen.getByRole('rowgroup').style.height).toBe('');
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });
});
