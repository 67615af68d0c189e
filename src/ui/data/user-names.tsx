import styles from './user-names.module.css';

type UserNamesProps = {
  /** Null where GitLab no longer lists the user. */
  readonly name: string | null;
  readonly username: string;
};

/** Name and username of a user in one line. */
export function UserNames({ name, username }: UserNamesProps) {
  return (
    <>
      {name !== null && <bdi className={styles.name}>{name}</bdi>}{' '}
      <span className={styles.username}>@{username}</span>
    </>
  );
}
