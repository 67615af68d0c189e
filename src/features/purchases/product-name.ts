import { useTranslations } from 'use-intl';

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

/** The name under which GitLab sells an add-on; GitLab's own word for it where that is not known. */
export function useProductName(): (name: string) => string {
  const t = useTranslations('purchases.products');
  return (name) => {
    const known = KNOWN.find((one) => one === name);
    return known ? t(known) : name;
  };
}
