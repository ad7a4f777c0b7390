-- When the push was made that opened the window; a grant that comes late counts where it has been open all the time since.
alter table quota_window add column open_since timestamptz not null default 'epoch';
-- Of those that are there only their newest push is known: nothing older is counted late.
update quota_window set open_since = newest_grant_by;
