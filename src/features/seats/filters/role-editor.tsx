import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../domain/purchase';
import { GITLAB_ROLES } from '../../../gitlab/use-members';
import { ChoiceEditor } from './choice-editor';

type RoleEditorProps = {
  readonly title: string;
  readonly scope: SeatScope;
  readonly role: string | null;
  readonly onApply: (role: string | null) => void;
};

/** The highest role in the group; choosing one loads its members. */
export function RoleEditor({ title, scope, role, onApply }: RoleEditorProps) {
  const t = useTranslations('seats.filters');
  const usual = GITLAB_ROLES.toReversed();
  const known = usual.find((one) => one.toLowerCase() === role?.toLowerCase()) ?? role;
  const roles: readonly string[] = known === null ? usual : [...new Set<string>([...usual, known])];
  const group = scope.kind === 'group' ? scope.name : '';
  return (
    <ChoiceEditor
      title={title}
      single
      options={roles.map((one) => ({ value: one, label: one }))}
      chosen={known === null ? [] : [known]}
      hint={`${t('roleHelp', { group })} ${t('roleLoads')}`}
      onApply={([chosen]) => onApply(chosen ?? null)}
    />
  );
}
