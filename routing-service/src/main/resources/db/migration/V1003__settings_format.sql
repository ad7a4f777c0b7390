-- Whose settings these are: a version of the service does not change what a newer one has saved.
alter table reception add column format integer not null default 1;
