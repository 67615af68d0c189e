import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../domain/purchase';
import { useSubgroups } from '../../../gitlab/use-members';
import { EditorForm } from './editor-form';
import { readGroupPath } from './filter-change';
import styles from './filter-editor.module.css';

type SubgroupEditorProps = {
  readonly title: string;
  readonly scope: SeatScope;
  readonly path: string | null;
  readonly onApply: (path: string | null) => void;
};

/** The path of a group below this one, typed or picked; applying it loads its members. */
export function SubgroupEditor({ title, scope, path, onApply }: SubgroupEditorProps) {
  const t = useTranslations('seats.filters');
  const [text, setText] = useState(path ?? '');
  const [tried, setTried] = useState(false);
  const read = readGroupPath(text);
  const wrong = tried && read === null && text.trim() !== '';
  function apply() {
    if (read === null && text.trim() !== '') setTried(true);
    else onApply(read);
  }
  return (
    <EditorForm title={title} onSubmit={apply}>
      <TextField
        size="small"
        label={t('subgroupLabel')}
        placeholder="acme/platform"
        helperText={wrong ? t('pathError') : t('subgroupHelp')}
        error={wrong}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      {scope.kind === 'group' && <Listed scope={scope} chosen={read} onChoose={setText} />}
    </EditorForm>
  );
}

type ListedProps = {
  readonly scope: Extract<SeatScope, { kind: 'group' }>;
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
};

function Listed({ scope, chosen, onChoose }: ListedProps) {
  const t = useTranslations('seats.filters');
  const subgroups = useSubgroups(scope);
  if (subgroups === 'loading') return <p className={styles.hint}>{t('subgroupsLoading')}</p>;
  const { paths, more } = subgroups;
  if (paths.length === 0) return <p className={styles.hint}>{t('subgroupsNone')}</p>;
  const label = t('subgroupsSeen', { group: scope.name });
  return (
    <fieldset className={styles.group} aria-label={label}>
      <p className={styles.hint} aria-hidden="true">
        {label}
      </p>
      <div className={styles.picks}>
        {paths.map((path) => (
          <Chip
            key={path}
            component="button"
            type="button"
            clickable
            label={path}
            variant={path === chosen ? 'filled' : 'outlined'}
            color={path === chosen ? 'primary' : 'default'}
            aria-pressed={path === chosen}
            onClick={() => onChoose(path)}
          />
        ))}
      </div>
      {more && <p className={styles.hint}>{t('subgroupsMore')}</p>}
    </fieldset>
  );
}
