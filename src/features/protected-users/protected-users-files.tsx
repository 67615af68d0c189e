import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  type ProtectionRule,
  readProtectedUsers,
  writeProtectedUsers,
} from '../../domain/plan/protected-users';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import styles from './protected-users-dialog.module.css';

type ProtectedUsersFilesProps = {
  readonly rules: readonly ProtectionRule[];
  readonly onImport: (rules: readonly ProtectionRule[]) => void;
  readonly onClear: () => void;
};

/** In bytes; a file of 100,000 rules has some 10 MB. */
const LARGEST = 20 * 1024 * 1024;

/** Imports, exports and clears the list. */
export function ProtectedUsersFiles({ rules, onImport, onClear }: ProtectedUsersFilesProps) {
  const t = useTranslations('protectedUsers.files');
  const fileRef = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState(false);

  async function open(file: File) {
    const read = file.size > LARGEST ? null : readProtectedUsers(await textOf(file));
    setProblem(read === null);
    if (read !== null) onImport(read);
  }

  return (
    <div className={styles.files}>
      <Button size="small" variant="text" onClick={() => fileRef.current?.click()}>
        {t('import')}
      </Button>
      <input
        ref={fileRef}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.target.files?.item(0);
          if (file) void open(file);
          event.target.value = '';
        }}
      />
      {rules.length > 0 && (
        <>
          <Button
            size="small"
            variant="text"
            onClick={() =>
              saveFile(fileName(['protected-users'], 'json'), writeProtectedUsers(rules), JSON_TYPE)
            }
          >
            {t('export')}
          </Button>
          <Button size="small" variant="text" onClick={onClear}>
            {t('clear')}
          </Button>
        </>
      )}
      <span role="alert" className={styles.problem}>
        {problem && t('wrong')}
      </span>
    </div>
  );
}

/** Empty when the file cannot be read: that is no list either. */
async function textOf(file: File): Promise<string> {
  try {
    return await file.text();
  } catch {
    return '';
  }
}
