// What a person has read, kept in this browser: the last message seen in each space.

const MOST = 50;

/** Read marks of one person. */
export class ReadMarks {
  constructor(personId) {
    this.key = `muster:read:${personId}`;
    this.me = personId;
    try {
      this.marks = JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      this.marks = {};
    }
  }

  mark(roomId, message) {
    if (!message || this.marks[roomId]?.id === message.id) return;
    this.marks[roomId] = { id: message.id, created: message.created };
    localStorage.setItem(this.key, JSON.stringify(this.marks));
  }

  /** The others' messages since the mark, newest first in and out; reading stops at one's own message. */
  unread(roomId, newestFirst) {
    const since = [];
    const mark = this.marks[roomId];
    for (const message of newestFirst) {
      if (message.id === mark?.id || message.personId === this.me) break;
      if (mark && message.created < mark.created) break; // the marked one was deleted
      since.push(message);
    }
    return since;
  }
}

/** "7", or "50+" when there are more than are counted. */
export function countText(count) {
  return count >= MOST ? `${MOST}+` : String(count);
}

export { MOST };
