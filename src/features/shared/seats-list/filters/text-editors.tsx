import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../../domain/purchase';
import type { EmailAddresses } from '../../../../gitlab/emails/email-addresses';
import { readGroupPath } from '../../../../lib/group-path';
import { Picks } from '../../../../ui/controls/picks';
import { ReadEmails } from '../../emails/emails';
import { SubgroupField } from '../../subgroup-field';
import { EditorForm } from './choice-editors';
import { readDomain, withValue } from './filter-fields';

type DomainEditorProps = {
  readonly title: string;
  readonly domains: readonly string[];
  /** Domains of loaded users, the most frequent first. */
  readonly common: readonly string[];
  readonly emails: EmailAddresses;
  readonly onApply: (domains: readonly string[]) => void;
};

const MAX_DOMAINS = 8;

/** Domains of emails: typed, or picked from the most frequent ones. */
export function DomainEditor({ title, domains, common, emails, onApply }: DomainEditorProps) {
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
      <ReadEmails emails={emails} />
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
      <SubgroupField scope={scope} text={text} onText={setText} isWrong={wrong} />
    </EditorForm>
  );
}
