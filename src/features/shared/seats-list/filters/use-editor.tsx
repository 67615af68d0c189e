import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { UsageCondition } from '../../../../domain/roster/usage-figures';
import { DUO_FEATURES } from '../../../../domain/utilization/duo-features';
import type { DuoFeature } from '../../../../domain/utilization/usage';
import { SelectField, TextField } from '../../../../ui/controls/field';
import { useFeatureLabel } from '../../usage/use-feature-label';
import { useSeatsList } from '../seats-list-context';
import { EditorForm } from './choice-editors';
import styles from './filter-editor.module.css';

type UseEditorProps = {
  readonly title: string;
  readonly conditions: readonly UsageCondition[];
  readonly onApply: (conditions: readonly UsageCondition[]) => void;
};

type Choice = 'any' | 'over' | 'none';
type Line = { readonly choice: Choice; readonly events: string };

const UNSET: Line = { choice: 'any', events: '10' };

/** Conditions on events: one for all of them, and one for each feature. */
export function UseEditor({ title, conditions, onApply }: UseEditorProps) {
  const t = useTranslations('usage.list.editor');
  const id = useId();
  const { use } = useSeatsList();
  const featureLabel = useFeatureLabel();
  const features = use?.features ?? DUO_FEATURES;
  const named = conditions.flatMap(({ feature }) => feature ?? []);
  const all: readonly (DuoFeature | null)[] = [null, ...new Set([...features, ...named])];
  const [lines, setLines] = useState<ReadonlyMap<DuoFeature | null, Line>>(
    () => new Map(conditions.toReversed().map((one) => [one.feature, lineOf(one)])),
  );
  const [tried, setTried] = useState(false);
  const isWrong = ({ choice, events }: Line) => choice === 'over' && !/^\d{1,6}$/.test(events);

  function apply() {
    if ([...lines.values()].some(isWrong)) {
      setTried(true);
      return;
    }
    onApply(
      all.flatMap((feature): readonly UsageCondition[] => {
        const { choice, events } = lines.get(feature) ?? UNSET;
        if (choice === 'any') return [];
        return [
          choice === 'none'
            ? { feature, kind: choice }
            : { feature, kind: choice, events: Number(events) },
        ];
      }),
    );
  }

  return (
    <EditorForm title={title} onSubmit={apply}>
      <div role="group" aria-label={title} className={styles.uses}>
        {all.map((feature) => {
          const line = lines.get(feature) ?? UNSET;
          const name = feature === null ? t('all') : featureLabel(feature);
          const change = (next: Partial<Line>) =>
            setLines(new Map(lines).set(feature, { ...line, ...next }));
          return (
            <div key={feature ?? ''} className={styles.useLine}>
              <SelectField
                label={name}
                value={line.choice}
                choices={(['any', 'over', 'none'] as const).map((value) => ({
                  value,
                  label: t(value),
                }))}
                onChange={(value) =>
                  change({ choice: value === 'over' || value === 'none' ? value : 'any' })
                }
              />
              {line.choice === 'over' && (
                <div className={styles.number}>
                  <TextField
                    aria-label={t('number', { feature: name })}
                    value={line.events}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={6}
                    invalid={tried && isWrong(line)}
                    {...(tried && isWrong(line) && { 'aria-describedby': id })}
                    onChange={({ target }) => change({ events: target.value.trim() })}
                  />
                </div>
              )}
            </div>
          );
        })}
      </div>
      {tried && [...lines.values()].some(isWrong) && (
        <p id={id} role="alert" className={styles.hint}>
          {t('error')}
        </p>
      )}
      <p className={styles.hint}>{t('help')}</p>
      {use?.figures === undefined && <p className={styles.hint}>{t('features')}</p>}
    </EditorForm>
  );
}

function lineOf(condition: UsageCondition): Line {
  return condition.kind === 'none'
    ? { ...UNSET, choice: 'none' }
    : { choice: 'over', events: String(condition.events) };
}
