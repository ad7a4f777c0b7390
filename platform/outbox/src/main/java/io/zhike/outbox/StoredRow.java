package io.zhike.outbox;

/**
 * A row as the relay reads it.
 *
 * @param id the row's number, within its key the order of commits
 */
record StoredRow(long id, OutboxRow row) {}
