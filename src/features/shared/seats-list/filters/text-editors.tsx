import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../../domain/purchase';
import { useSubgroups } from '../../../../gitlab/use-members';
import { EditorForm } from './choice-editors';
import { readDomain, readGroupPath, withValue } from './filter-fields';
import styles from './filter-editor.module.css';

type DomainEditorProps = {
  readonly title: string;
  readonly domains: readonly string[];
  /** Domains of loaded users, the most frequent first. */
  readonly common: readonly string[];
  readonly onApply: (domains: readonly string[]) => void;
};

const MAX_DOMAINS = 8;

/** Domains of public emails: typed, or picked from the most frequent ones. */
export function DomainEditor({ title, domains, common, onApply }: DomainEditorProps) {
  const t = useTranslations('seats.filters');
  const [chosen, setChosen] = useState(domains);
  const [text, setText] = useState('');
  const offered = [...new Set([...chosen, ...common.slice(0, MAX_DOMAINS)])];
  function apply() {
    const typed = readDomain(text);
    onApply(typed === null ? chosen : withValue(chosen, typed));
  }
  function toggle(domain: string) {
    const others = chosen.filter((one) => one !== domain);
    setChosen(others.length < chosen.length ? others : [...chosen, domain]);
  }
  return (
    <EditorForm title={title} onSubmit={apply}>
      <TextField
        size="small"
        label={t('domainLabel')}
        helperText={t('domainHelp')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      {offered.length > 0 && (
        <Picks label={t('domainsSeen')} values={offered} chosen={chosen} onPick={toggle} />
      )}
    </EditorForm>
  );
}

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
      {scope.kind === 'group' && <Subgroups scope={scope} chosen={read} onPick={setText} />}
    </EditorForm>
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

type PicksProps = {
  readonly label: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly hint?: string | undefined;
  readonly onPick: (value: string) => void;
};

function Picks({ label, values, chosen, hint, onPick }: PicksProps) {
  return (
    <fieldset className={styles.group} aria-label={label}>
      <p className={styles.hint} aria-hidden="true">
        {label}
      </p>
      <div className={styles.picks}>
        {values.map((value) => (
          <Chip
            key={value}
            component="button"
            type="button"
            clickable
            label={value}
            variant={chosen.includes(value) ? 'filled' : 'outlined'}
            color={chosen.includes(value) ? 'primary' : 'default'}
            aria-pressed={chosen.includes(value)}
            onClick={() => onPick(value)}
          />
        ))}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
