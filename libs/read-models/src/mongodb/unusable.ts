/** A MongoDB server that cannot be worked with; the message says why and holds no secret. */
export class MongoUnusable extends Error {
  constructor(where: string, reason: string) {
    super(`MongoDB at ${where}: ${reason}`);
    this.name = 'MongoUnusable';
  }
}

/** A document, with all that its save changes, is more than a MongoDB server takes at once. */
export class DocumentTooLarge extends RangeError {
  constructor(form: string, key: string, bytes: number) {
    super(`${form}: ${key} takes ${bytes} bytes with its changes, more than MongoDB stores`);
    this.name = 'DocumentTooLarge';
  }
}
