import TextField from '@mui/material/TextField';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../domain/purchase';
import { useSubgroups } from '../../gitlab/use-members';
import { readGroupPath } from '../../lib/group-path';
import { Picks } from '../../ui/controls/picks';
import styles from './subgroup-field.module.css';

type SubgroupFieldProps = {
  readonly scope: SeatScope;
  readonly text: string;
  /** `picked` when it is complete: one of the subgroups was picked instead of typed. */
  readonly onText: (text: string, picked: boolean) => void;
  /** Whether to say that the text is no path. */
  readonly isWrong: boolean;
};

/** The path of a group below this one, typed or picked. */
export function SubgroupField({ scope, text, onText, isWrong }: SubgroupFieldProps) {
  const t = useTranslations('seats.filters');
  return (
    <>
      <TextField
        size="small"
        label={t('subgroupLabel')}
        placeholder="acme/platform"
        helperText={isWrong ? t('pathError') : t('subgroupHelp')}
        error={isWrong}
        value={text}
        onChange={(event) => onText(event.target.value, false)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      {scope.kind === 'group' && (
        <Subgroups
          scope={scope}
          chosen={readGroupPath(text)}
          onPick={(path) => onText(path, true)}
        />
      )}
    </>
  );
}

type SubgroupsProps = {
  readonly scope: Extract<SeatScope, { kind: 'group' }>;
  readonly chosen: string | null;
  readonly onPick: (path: string) => void;
};

function Subgroups({ scope, chosen, onPick }: SubgroupsProps) {
  const t = useTranslations('seats.filters');
  const subgroups = useSubgroups(scope);
  if (subgroups === 'loading') return <p className={styles.hint}>{t('subgroupsLoading')}</p>;
  const { paths, more } = subgroups;
  if (paths.length === 0) return <p className={styles.hint}>{t('subgroupsNone')}</p>;
  return (
    <Picks
      label={t('subgroupsSeen', { group: scope.name })}
      values={paths}
      chosen={chosen === null ? [] : [chosen]}
      hint={more ? t('subgroupsMore') : undefined}
      onPick={onPick}
    />
  );
}
