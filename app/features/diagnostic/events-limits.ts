/*
 * Apart from the reader of sheets, so that a page which only offers to import one does not carry it.
 */

/** Bytes a file of events may weigh, and lines it may hold: a basin's whole history fits in a tenth. */
export const CSV_BYTES = 256_000;
export const CSV_LINES = 500;
