import { useState, type ReactNode } from 'react';

type SearchAboveProps = {
  /** Given the text as it is typed, without a pause. */
  readonly children: (text: string) => ReactNode;
};

/** The peers' own search boxes wait for a pause of a quarter of a second; the time of a table is wanted here. */
export function SearchAbove({ children }: SearchAboveProps) {
  const [text, setText] = useState('');
  return (
    <>
      <input
        type="search"
        id="search"
        aria-label="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {children(text)}
    </>
  );
}
