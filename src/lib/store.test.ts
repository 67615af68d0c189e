import { expect, it, vi } from 'vitest';
import { createStore } from './store';

it('tells its listeners of a change, and of nothing else', () => {
  const store = createStore({ count: 0 });
  const listener = vi.fn();
  const unsubscribe = store.subscribe(listener);
  store.setState((before) => before);
  expect(listener).not.toHaveBeenCalled();
  store.setState(({ count }) => ({ count: count + 1 }));
  expect(store.getSnapshot()).toEqual({ count: 1 });
  expect(listener).toHaveBeenCalledOnce();
  unsubscribe();
  store.setState({ count: 5 });
  expect(listener).toHaveBeenCalledOnce();
});

it('lets a listener unsubscribe others while it is told', () => {
  const store = createStore(0);
  const second = vi.fn();
  const stops = [store.subscribe(() => stops.forEach((stop) => stop())), store.subscribe(second)];
  store.setState(1);
  expect(second).toHaveBeenCalledOnce();
  store.setState(2);
  expect(second).toHaveBeenCalledOnce();
});
