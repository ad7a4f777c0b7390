-- A row without a value becomes a record without one: of a compacted topic, the end of its key.
alter table outbox alter column value drop not null;
