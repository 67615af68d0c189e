import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { asGatewayError } from '../../domain/gateway-error';
import { findGroup } from '../../gitlab/groups';
import { useSession } from '../../gitlab/session/session-context';
import { Button } from '../../ui/controls/button';
import { TextField } from '../../ui/controls/field';
import { scopePath } from '../shared/scope-address';
import styles from './groups.module.css';

/** Opens a group that is not in the list: by its path, number, global ID, or page address. */
export function TypedGroup() {
  const { client, instance } = useSession();
  const navigate = useNavigate();
  const t = useTranslations('groups');
  const errors = useTranslations('errors.gateway');
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function open() {
    if (typed.trim() === '') {
      setProblem(t('typedEmpty'));
      return;
    }
    setPending(true);
    setProblem(null);
    try {
      const group = await findGroup(client, instance, typed);
      if (group.kind === 'found') {
        await navigate(`${scopePath({ ...group.group, kind: 'group' })}/seats`);
      } else if (group.kind === 'subgroup') {
        setProblem(t('subgroup', { root: group.rootPath }));
      } else {
        setProblem(t('missing', { typed: typed.trim() }));
      }
    } catch (error) {
      setProblem(errors(`${asGatewayError(error).kind}.title`));
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      className={styles.typed}
      data-no-print
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextField
        label={t('typedLabel')}
        help={problem ?? t('typedHelp')}
        invalid={problem !== null}
        value={typed}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" aria-disabled={pending}>
        {t('typedOpen')}
      </Button>
    </form>
  );
}
