import FileIcon from '@mui/icons-material/DescriptionOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type ClipboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { classNames } from '../../lib/class-names';
import { Banner } from '../../ui/feedback/banner';
import styles from './user-list-field.module.css';
import { LONGEST_TYPED } from './imported-list';
import type { ImportedListInput } from './use-imported-list';

type UserListFieldProps = {
  readonly input: ImportedListInput;
  readonly label: string;
  readonly rows: number;
  /** Takes the focus when it is shown. */
  readonly takesFocus?: boolean;
};

/** Where a list of users is pasted, typed, dropped or chosen as a file. */
export function UserListField({ input, label, rows, takesFocus = false }: UserListFieldProps) {
  const t = useTranslations('userList.field');
  const { state, opening, refused } = input;
  const { source } = state;
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const fileRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) fieldRef.current?.focus();
  }, [takesFocus]);
  const over = useFileDrop(input.openFile);

  // The field comes in place of the file, with the focus that its button had.
  const [editing, setEditing] = useState(false);
  function edit(text: string) {
    setEditing(true);
    input.setText(text);
  }
  useEffect(() => {
    if (editing && source?.kind === 'typed') fieldRef.current?.focus();
  }, [editing, source?.kind]);

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= LONGEST_TYPED) return;
    event.preventDefault();
    input.setText(text);
  }

  return (
    <div className={styles.field}>
      {source?.kind === 'block' ? (
        <Block input={input} label={label} onEdit={edit} />
      ) : (
        <TextField
          label={label}
          multiline
          rows={rows}
          value={source?.text ?? ''}
          onChange={(event) => input.setText(event.target.value)}
          onPaste={paste}
          inputRef={fieldRef}
          placeholder={t('placeholder')}
          helperText={t('help')}
          slotProps={{
            htmlInput: {
              className: styles.text,
              spellCheck: false,
              autoCapitalize: 'off',
              autoComplete: 'off',
              wrap: 'off',
            },
          }}
        />
      )}
      <div className={classNames(styles.drop, over && styles.over)}>
        <UploadIcon className={styles.icon} aria-hidden="true" />
        <span>{over ? t('release') : t('drop')}</span>
        <Button size="small" onClick={() => fileRef.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={fileRef}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          onChange={(event) => {
            const file = event.target.files?.item(0);
            if (file) input.openFile(file);
            // So that the same file can be chosen again after a change.
            event.target.value = '';
          }}
        />
      </div>
      <div role="status">{opening !== null && t('opening', { name: opening })}</div>
      {refused && (
        <Banner
          tone="danger"
          title={t('problemTitle', { name: refused.name })}
          actions={
            refused.before && (
              <Button size="small" onClick={input.bringBack}>
                {t('bringBack')}
              </Button>
            )
          }
        >
          {t(`problems.${refused.problem}`)}
        </Banner>
      )}
      {state.phase === 'too-many' && <Banner tone="danger">{t('tooMany')}</Banner>}
    </div>
  );
}

const FIRST_LINES = 5;

type BlockProps = {
  readonly input: ImportedListInput;
  readonly label: string;
  readonly onEdit: (text: string) => void;
};

/** A file, or a text too long to edit, with its first lines. */
function Block({ input, label, onEdit }: BlockProps) {
  const t = useTranslations('userList.field');
  const { source, phase, progress } = input.state;
  if (source?.kind !== 'block') return null;
  const tooLong = source.text.length > LONGEST_TYPED;
  const kilobytes = Math.max(1, Math.round(source.text.length / 1024));
  return (
    <div className={styles.block} role="group" aria-label={label}>
      <div className={styles.blockHead}>
        <FileIcon className={styles.icon} aria-hidden="true" />
        <strong className={styles.name}>{source.name ?? t('pasted')}</strong>
        <span className={styles.quiet}>
          {kilobytes < 1024
            ? t('kilobytes', { size: kilobytes })
            : t('megabytes', { size: kilobytes / 1024 })}
        </span>
        {!tooLong && (
          <Button size="small" variant="text" onClick={() => onEdit(source.text)}>
            {t('edit')}
          </Button>
        )}
        <Button size="small" variant="text" onClick={input.clear}>
          {t('remove')}
        </Button>
      </div>
      {phase === 'reading' && <ProgressBar label={t('reading')} share={progress} />}
      <pre className={styles.preview}>{firstLines(source.text)}</pre>
      {tooLong && <p className={styles.tooLong}>{t('tooLong', { count: LONGEST_TYPED })}</p>}
    </div>
  );
}

function firstLines(text: string): string {
  return text
    .slice(0, 1_000)
    .split(/\r\n?|\n/)
    .slice(0, FIRST_LINES)
    .join('\n');
}

/**
 * Takes a file that is dropped anywhere on the page: a drop beside the target would otherwise make the
 * browser leave the page. Returns whether a file is held over the page.
 */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFile);

  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // It is null when the file leaves the window, not when it moves between elements.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer.files.item(0);
      if (file) take(file);
    };
    window.addEventListener('dragover', hover);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hover);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
