import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EditorForm } from './editor-form';
import { readDomain, withValue } from './filter-change';
import styles from './filter-editor.module.css';

type DomainEditorProps = {
  readonly title: string;
  readonly domains: readonly string[];
  /** Domains of loaded users, the most frequent first. */
  readonly common: readonly string[];
  readonly onApply: (domains: readonly string[]) => void;
};

const SHOWN = 8;

/** Domains of public emails: typed, or picked from the most frequent ones. */
export function DomainEditor({ title, domains, common, onApply }: DomainEditorProps) {
  const t = useTranslations('seats.filters');
  const [chosen, setChosen] = useState(domains);
  const [text, setText] = useState('');
  const offered = [...new Set([...chosen, ...common.slice(0, SHOWN)])];
  function apply() {
    const typed = readDomain(text);
    onApply(typed === null ? chosen : withValue(chosen, typed));
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
        <fieldset className={styles.group} aria-label={t('domainsSeen')}>
          <p className={styles.hint} aria-hidden="true">
            {t('domainsSeen')}
          </p>
          <div className={styles.picks}>
            {offered.map((domain) => (
              <Chip
                key={domain}
                component="button"
                type="button"
                clickable
                label={domain}
                variant={chosen.includes(domain) ? 'filled' : 'outlined'}
                color={chosen.includes(domain) ? 'primary' : 'default'}
                aria-pressed={chosen.includes(domain)}
                onClick={() =>
                  setChosen(
                    chosen.includes(domain)
                      ? chosen.filter((one) => one !== domain)
                      : [...chosen, domain],
                  )
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </EditorForm>
  );
}
