type SeatTokenLabels = { readonly label: string; readonly yes: string; readonly no: string };

/**
 * Finds GitLab's filter token in what somebody types, such as `Assigned seat: Yes`, in whatever case
 * and with or without the `=` of its page. `rest` is the text around it.
 */
export function seatTokenIn(
  text: string,
  label: SeatTokenLabels,
): { readonly seat: 'yes' | 'no'; readonly rest: string } | null {
  const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `(?:^|\\s)${literal(label.label)}\\s*[:=]\\s*(?:(${literal(label.yes)})|(${literal(label.no)}))(?=\\s|$)`,
    'iu',
  );
  const match = pattern.exec(text);
  if (!match) return null;
  const around = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
  const rest = around
    .map((part) => part.trim())
    .join(' ')
    .trim();
  return { seat: match[1] === undefined ? 'no' : 'yes', rest };
}
