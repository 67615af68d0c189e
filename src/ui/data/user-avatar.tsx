import { createContext, type CSSProperties, useContext, useState } from 'react';
import { safeHttpUrl } from '../../lib/safe-text';
import { tone } from '../theme/tones';
import styles from './user-avatar.module.css';

type UserAvatarProps = {
  /** Decides the color, so that a person keeps it. */
  readonly id: string;
  readonly name: string;
  /** Anything but a web address counts as none. */
  readonly src: string | null;
  /** In px. */
  readonly size?: number;
};

/**
 * Whether a picture may be loaded: its host learns the IP address of who looks, and when. None where nobody
 * says so.
 */
export const AvatarPolicyContext = createContext<(address: string) => boolean>(() => false);

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A person's picture, or their initials. Says nothing to those who listen: the name stands beside it. */
export function UserAvatar({ id, name, src, size = 24 }: UserAvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const number = NUMBERS[stableHash(id) % NUMBERS.length] ?? 1;
  const isAllowed = useContext(AvatarPolicyContext);
  const address = safeHttpUrl(src);
  const isShown = address !== null && address !== broken && isAllowed(address);
  const style: CSSProperties & Record<'--avatar-size', string> = {
    '--avatar-size': `${size}px`,
    backgroundColor: tone(`avatar-${number}`),
    color: tone(`avatar-${number}-text`),
  };
  return (
    <span className={styles.avatar} style={style} aria-hidden="true">
      {isShown ? (
        <img
          className={styles.image}
          src={address}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(address)}
        />
      ) : (
        initials(name)
      )}
    </span>
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment.toLocaleUpperCase();
  }
  return '';
}

/** One or two letters that stand for a name, whatever its script; empty when it has no letters. */
export function initials(name: string): string {
  const letters = name
    .trim()
    .split(/[\s·・]+/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const first = letters.at(0) ?? '';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return first + last;
}

/** A small non-negative number that is the same for the same text on every machine (FNV-1a, 32 bit). */
function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
