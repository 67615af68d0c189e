import { useTranslations } from 'use-intl';
import { newTokenUrl, parseInstanceUrl } from '../../gitlab/session/instance-url';
import { ExternalLink } from '../../ui/controls/external-link';

type TokenHelpProps = {
  /** As typed, so perhaps not yet an address. */
  readonly url: string;
};

/** Which scope the token needs, and the way to GitLab's page that makes one. */
export function TokenHelp({ url }: TokenHelpProps) {
  const t = useTranslations('signIn.token');
  const parsed = parseInstanceUrl(url);
  return (
    <>
      {t.rich('help', { code: (label) => <code>{label}</code> })}{' '}
      {parsed.ok ? (
        <ExternalLink href={newTokenUrl(parsed.url)}>{t('create')}</ExternalLink>
      ) : (
        t('createNeedsUrl')
      )}
    </>
  );
}
