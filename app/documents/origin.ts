/** Who makes an edit. */
export type Author = { id: string; name: string };

/** Origin of an edit made by a person on this machine. `path` is the field touched, '' when none in particular. */
export class LocalOrigin {
  readonly type = 'local';
  readonly author: Author;
  readonly path: string;
  constructor(author: Author, path = '') {
    this.author = author;
    this.path = path;
  }
}

/** Origin of an edit made by the server itself: migration, repair, seeding. Never undone by a person. */
export class ServerOrigin {
  readonly type = 'server';
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}
