import { useTranslations } from 'use-intl';
import { plainText } from '../../../lib/safe-text';

const KNOWN = [
  'CODE_SUGGESTIONS',
  'DUO_ENTERPRISE',
  'DUO_AMAZON_Q',
  'DUO_CORE',
  'GITLAB_CREDITS',
  'PRODUCT_ANALYTICS',
  'SECRETS_MANAGER',
  'SELF_HOSTED_DAP',
] as const;

/** Characters; the longest name of GitLab's has 19. */
const MOST_NAME = 60;

/** The name under which GitLab sells an add-on; a name of a newer GitLab in plain words. */
export function useProductName(): (name: string) => string {
  const t = useTranslations('purchases.products');
  return (name) => {
    const known = KNOWN.find((one) => one === name);
    if (known) return t(known);
    const label = plainText(name.toLowerCase().replaceAll('_', ' '), MOST_NAME);
    return label.charAt(0).toUpperCase() + label.slice(1);
  };
}
