import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActivityCondition } from '../../../../domain/roster/filters/filters';
import { EditorForm } from './choice-editors';
import { readDays } from './filter-fields';
import styles from './filter-editor.module.css';

type ActivityEditorProps = {
  readonly title: string;
  /** A seat that is held has begun, so that `never` is for activity alone. */
  readonly about: 'activity' | 'seat';
  readonly conditions: readonly ActivityCondition[];
  readonly onApply: (conditions: readonly ActivityCondition[]) => void;
};

type Kind = ActivityCondition['kind'];

const KINDS = ['never', 'unknown', 'older', 'within'] as const;
const UNKNOWN = {
  activity: { kind: 'unknown', label: 'unknownOption' },
  seat: { kind: 'unknown', label: 'sinceUnknown' },
} as const;
const UNDATED = {
  activity: [{ kind: 'never', label: 'neverOption' }, UNKNOWN.activity],
  seat: [UNKNOWN.seat],
} as const;
const USUAL_DAYS = { older: '30', within: '7' } as const;

/** Conditions on the day of the last activity, or of the seat: any of them, two with a number of days. */
export function ActivityEditor({ title, about, conditions, onApply }: ActivityEditorProps) {
  const t = useTranslations('seats.filters');
  const [on, setOn] = useState<ReadonlySet<Kind>>(new Set(conditions.map(({ kind }) => kind)));
  const [days, setDays] = useState(() => ({
    older: daysIn(conditions, 'older'),
    within: daysIn(conditions, 'within'),
  }));
  const [tried, setTried] = useState(false);

  function toggle(kind: Kind, wanted: boolean) {
    const next = new Set(on);
    if (wanted) next.add(kind);
    else next.delete(kind);
    setOn(next);
  }

  function apply() {
    const next: ActivityCondition[] = [];
    for (const kind of KINDS) {
      if (!on.has(kind)) continue;
      if (kind === 'never' || kind === 'unknown') {
        next.push({ kind });
        continue;
      }
      const read = readDays(days[kind]);
      if (read === null) {
        setTried(true);
        return;
      }
      next.push({ kind, days: read });
    }
    onApply(next);
  }

  return (
    <EditorForm title={title} onSubmit={apply}>
      <fieldset className={styles.group} aria-label={title}>
        {UNDATED[about].map(({ kind, label }) => (
          <FormControlLabel
            key={kind}
            label={t(label)}
            control={
              <Checkbox
                checked={on.has(kind)}
                onChange={(event) => toggle(kind, event.target.checked)}
              />
            }
          />
        ))}
        {(['older', 'within'] as const).map((kind) => (
          <DaysLine
            key={kind}
            kind={kind}
            on={on.has(kind)}
            days={days[kind]}
            error={tried && on.has(kind) && readDays(days[kind]) === null}
            onToggle={(wanted) => toggle(kind, wanted)}
            onDays={(text) => {
              setDays({ ...days, [kind]: text });
              toggle(kind, true);
            }}
          />
        ))}
      </fieldset>
      <p className={styles.hint}>{t(about === 'seat' ? 'sinceHelp' : 'anyOf')}</p>
    </EditorForm>
  );
}

function daysIn(conditions: readonly ActivityCondition[], kind: 'older' | 'within'): string {
  const found = conditions.find((one) => one.kind === kind);
  return found && 'days' in found ? String(found.days) : USUAL_DAYS[kind];
}

type DaysLineProps = {
  readonly kind: 'older' | 'within';
  readonly on: boolean;
  readonly days: string;
  readonly error: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly onDays: (text: string) => void;
};

function DaysLine({ kind, on, days, error, onToggle, onDays }: DaysLineProps) {
  const t = useTranslations('seats.filters');
  const id = useId();
  return (
    <>
      <div className={styles.days}>
        <FormControlLabel
          label={t(`${kind}Before`)}
          control={<Checkbox checked={on} onChange={(event) => onToggle(event.target.checked)} />}
        />
        <TextField
          className={styles.number ?? ''}
          value={days}
          error={error}
          onChange={(event) => onDays(event.target.value)}
          slotProps={{
            htmlInput: {
              'aria-label': t(`${kind}Days`),
              'aria-describedby': error ? id : undefined,
              inputMode: 'numeric',
              autoComplete: 'off',
            },
          }}
        />
        <span>{t(kind === 'older' ? 'daysAfter' : 'days')}</span>
      </div>
      {error && (
        <p id={id} role="alert" className={styles.hint}>
          {t('daysError')}
        </p>
      )}
    </>
  );
}
