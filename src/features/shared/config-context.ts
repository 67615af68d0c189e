import { createContext, useContext } from 'react';
import { DEFAULT_CONFIG, type AppConfig } from '../../gitlab/app-config';

export const ConfigContext = createContext<AppConfig>(DEFAULT_CONFIG);

/** The settings in `config.json`. */
export function useAppConfig(): AppConfig {
  return useContext(ConfigContext);
}
