import { fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithMessages } from '../messages/render-with-messages';
import { AvatarPolicyContext, initials, UserAvatar } from './user-avatar';

const ada = (src: string, isAllowed: (address: string) => boolean = () => true) => (
  <AvatarPolicyContext value={isAllowed}>
    <UserAvatar id="1" name="Ada Okafor" src={src} />
  </AvatarPolicyContext>
);

it('shows the picture without telling where it is shown', () => {
  const { container } = renderWithMessages(ada('https://gitlab.com/ada.png'));
  const image = container.querySelector('img');
  expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(image?.getAttribute('loading')).toBe('lazy');
  expect(image?.getAttribute('alt')).toBe('');
});

it('falls back to initials when the picture is broken, and tries again with another one', () => {
  const { container, rerender } = renderWithMessages(ada('https://gitlab.com/ada.png'));
  const image = container.querySelector('img');
  if (image) fireEvent.error(image);
  expect(container.textContent).toBe('AO');
  rerender(ada('https://gitlab.com/new.png'));
  expect(container.querySelector('img')?.src).toBe('https://gitlab.com/new.png');
});

it('loads no picture from a host that is not allowed', () => {
  const isAllowed = (address: string) => address.startsWith('https://gitlab.com/');
  const { container, rerender } = renderWithMessages(ada('https://gravatar.com/ada', isAllowed));
  expect(container.querySelector('img')).toBeNull();
  expect(container.textContent).toBe('AO');
  rerender(ada('https://gitlab.com/ada.png', isAllowed));
  expect(container.querySelector('img')).not.toBeNull();
});

it.each([null, 'javascript:alert(1)', '/uploads/ada.png'])('takes %s for no picture', (src) => {
  const { container } = renderWithMessages(<UserAvatar id="1" name="Ada Okafor" src={src} />);
  expect(container.querySelector('img')).toBeNull();
  expect(container.textContent).toBe('AO');
});

it('keeps the color of a person', () => {
  const ids = Array.from({ length: 80 }, (_, n) => `gid://gitlab/User/${n % 40}`);
  const { container } = renderWithMessages(
    <>
      {ids.map((id, index) => (
        <UserAvatar key={index} id={id} name="Ada" src={null} />
      ))}
    </>,
  );
  const colors = [...container.children].map((child) => child.getAttribute('style'));
  expect(colors.slice(40)).toEqual(colors.slice(0, 40));
  expect(new Set(colors).size).toBe(8);
});

describe('initials', () => {
  it.each([
    ['Ada Okafor', 'AO'],
    ['ada', 'A'],
    ['Ana María de la Cruz', 'AC'],
    ['김민준', '김'],
    ['山田 太郎', '山太'],
    ['zoë müller', 'ZM'],
    ['(bot) 🚀 Deploy', 'BD'],
    ['Żółć', 'Ż'],
    ['é́lan', 'É́'],
    ['  ', ''],
    ['🚀', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
