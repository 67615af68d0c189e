/** The text of a file for other programs, which can be read as it is. */
export function toJson(file: object): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}
