import { Link, type LinkProps } from 'react-router-dom';
import { type ButtonLook, classOf, Content } from './button';

type PageButtonProps = ButtonLook & Omit<LinkProps, 'color'>;

/** A link to another page of this app that looks like a button. */
export function PageButton(props: PageButtonProps) {
  const { variant, size, color, fullWidth, className, startIcon, endIcon, ...attributes } = props;
  return (
    <Link {...attributes} className={classOf(props)}>
      <Content {...props} />
    </Link>
  );
}
