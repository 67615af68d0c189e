import type { Plugin } from 'vite';
import type { BuildSettings } from './build-settings.ts';

/** Where a build records its settings, beside Vite's own manifest. */
export const SETTINGS_RECORD = '.vite/settings.json';

/** Lets a later run check whether `dist/` was built with the same settings. */
export function settingsRecordPlugin(settings: BuildSettings): Plugin {
  return {
    name: 'duo-seats:settings-record',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: SETTINGS_RECORD,
        source: JSON.stringify(settings),
      });
    },
  };
}
