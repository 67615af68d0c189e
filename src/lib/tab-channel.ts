/** Messages to and from the other tabs of this origin. Who posts does not hear it. */
export type TabChannel<Message> = {
  post(message: Message): void;
  /** Answers how to stop listening. */
  subscribe(listener: (message: Message) => void): () => void;
  close(): void;
};

/**
 * Opens a BroadcastChannel; one that reaches no tab where the browser forbids it, as in a sandboxed frame.
 * Every page of the origin can post, so what `isMessage` does not know is ignored.
 */
export function openTabChannel<Message>(
  name: string,
  isMessage: (value: unknown) => value is Message,
): TabChannel<Message> {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    return { post: () => undefined, subscribe: () => () => undefined, close: () => undefined };
  }
  return {
    post: (message) => channel.postMessage(message),
    subscribe(listener) {
      const listen = ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) listener(data);
      };
      channel.addEventListener('message', listen);
      return () => channel.removeEventListener('message', listen);
    },
    close: () => channel.close(),
  };
}
