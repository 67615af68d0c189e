/**
 * A link that opens a message to somebody in the person's own mail program. Addresses are those that
 * users show publicly; they go into the blind copy, so that nobody reads who else is asked.
 */
export function mailtoLink(message: {
  readonly subject: string;
  readonly body: string;
  readonly addresses: readonly string[];
}): string {
  const parts = [
    message.addresses.length > 0 && `bcc=${message.addresses.map(encodeURIComponent).join(',')}`,
    `subject=${encodeURIComponent(message.subject)}`,
    // Mail programs want the line ends of mail.
    `body=${encodeURIComponent(message.body.replaceAll('\n', '\r\n'))}`,
  ];
  return `mailto:?${parts.filter((part) => part !== false).join('&')}`;
}

/** Longer links are cut or refused by some systems. */
export const MAX_MAILTO_LENGTH = 1_900;
