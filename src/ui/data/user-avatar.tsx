import { createContext, type CSSProperties, useContext, useState } from 'react';
import { initials } from '../../lib/initials';
import { safeHttpUrl } from '../../lib/safe-url';
import { stableHash } from '../../lib/stable-hash';
import { tone } from '../theme/tones';
import styles from './user-avatar.module.css';

type UserAvatarProps = {
  /** Decides the color, so that a user keeps it. */
  readonly id: string;
  readonly name: string;
  /** Anything but an http or https address counts as none. */
  readonly src: string | null;
  /** In px. */
  readonly size?: number;
};

/** Whether a picture may be loaded: its host learns the IP address and the time. By default none may. */
export const AvatarPolicyContext = createContext<(address: string) => boolean>(() => false);

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A user's picture, or their initials. Hidden from screen readers: the name stands beside it. */
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
