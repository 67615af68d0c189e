import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../../lib/class-names';
import styles from './button.module.css';

export type ButtonLook = {
  /** `contained` for the one thing to do next; outlined by default. */
  readonly variant?: 'contained' | 'outlined' | 'text';
  /** 32, 36 (by default) and 40 px high. */
  readonly size?: 'small' | 'medium' | 'large';
  readonly color?: 'error';
  readonly startIcon?: ReactNode;
  readonly endIcon?: ReactNode;
  readonly fullWidth?: boolean;
};

type Own<Element extends 'button' | 'a'> = ButtonLook & Omit<ComponentProps<Element>, 'color'>;

/** A button without MUI, for what is shown before the sign-in; it looks as theirs does in our theme. */
export function Button(props: Own<'button'>) {
  const { variant, size, color, fullWidth, className, startIcon, endIcon, ...attributes } = props;
  return (
    <button type="button" {...attributes} className={classOf(props)}>
      <Content {...props} />
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink(props: Own<'a'> & { readonly href: string }) {
  const { variant, size, color, fullWidth, className, startIcon, endIcon, ...attributes } = props;
  return (
    <a {...attributes} className={classOf(props)}>
      <Content {...props} />
    </a>
  );
}

type Worn = ButtonLook & {
  readonly className?: string | undefined;
  readonly children?: ReactNode;
};

/** The classes of a button of this look. */
export function classOf({
  variant = 'outlined',
  size = 'medium',
  color,
  fullWidth,
  className,
}: Worn) {
  const { button, wide } = styles;
  const look = [styles[variant], styles[size], color && styles[color], fullWidth && wide];
  return classNames(button, ...look, className);
}

/** What stands in a button: its label, between its icons. */
export function Content({ startIcon, endIcon, children }: Worn) {
  return (
    <>
      {startIcon !== undefined && <span className={styles.start}>{startIcon}</span>}
      {children}
      {endIcon !== undefined && <span className={styles.end}>{endIcon}</span>}
    </>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'size'> & {
  readonly size?: 'small' | 'medium';
  readonly 'aria-label': string;
};

/** A button with an icon alone. */
export function IconButton({ size = 'medium', className, ...attributes }: IconButtonProps) {
  return (
    <button
      type="button"
      {...attributes}
      className={classNames(styles.icon, size === 'small' && styles.smallIcon, className)}
    />
  );
}
