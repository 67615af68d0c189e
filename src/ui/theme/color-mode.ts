import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { asText, createSetting } from '../../lib/setting';

export const MODES = ['light', 'dark', 'system'] as const;

export type Mode = (typeof MODES)[number];

/** Also read by the script in index.html that sets the scheme before the first paint. */
const modeSetting = createSetting<Mode>('duo-seats:mode', v.picklist(MODES), 'system', {
  parse: asText,
  format: (mode) => mode,
});

/** The chosen mode, and how to choose another. */
export function useColorMode(): readonly [Mode, (mode: Mode) => void] {
  return [useSyncExternalStore(modeSetting.subscribe, modeSetting.read), modeSetting.write];
}

/**
 * Keeps `data-theme` on the root element, which switches every color, in step with the choice, in whichever
 * tab it was made, and with the system.
 * @returns stops it.
 */
export function followColorMode(): () => void {
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    const mode = modeSetting.read();
    const system = systemDark.matches ? 'dark' : 'light';
    document.documentElement.setAttribute('data-theme', mode === 'system' ? system : mode);
  };
  follow();
  const unsubscribe = modeSetting.subscribe(follow);
  systemDark.addEventListener('change', follow);
  return () => {
    unsubscribe();
    systemDark.removeEventListener('change', follow);
  };
}
