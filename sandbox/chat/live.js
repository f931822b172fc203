// The stream of server-sent events of one person, for as long as the page is open.

const PATIENCE = 2500;

/**
 * Listen as one person. `onEvent` gets each event's data (a hint what to fetch: taking one twice does
 * no harm); `onState` gets "live" or "reconnecting"; `onOpen` is called whenever a stream stands
 * before whose beginning something may have been missed. The server ends the stream every half
 * minute and resumes it from its last id, so a break is shown only when it lasts.
 */
export function listen(token, { onEvent, onState, onOpen }) {
  let source = null;
  let late = null;
  let retry = null;
  let wait = 500;
  let gap = true;
  let closed = false;

  const open = () => {
    source = new EventSource(`/events?token=${encodeURIComponent(token)}`);
    source.onopen = () => {
      clearTimeout(late);
      late = null;
      wait = 500;
      onState("live");
      if (gap) onOpen();
      gap = false;
    };
    source.onmessage = ({ data }) => onEvent(JSON.parse(data));
    source.onerror = () => {
      late ??= setTimeout(() => {
        gap = true;
        onState("reconnecting");
      }, PATIENCE);
      if (source.readyState !== EventSource.CLOSED || closed) return;
      gap = true; // given up by the browser: a new stream starts without the last id
      retry = setTimeout(open, wait);
      wait = Math.min(wait * 2, 8000);
    };
  };

  open();
  return {
    close() {
      closed = true;
      source.close();
      clearTimeout(late);
      clearTimeout(retry);
    },
  };
}
