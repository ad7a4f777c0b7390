-- A window changes again and again and none of its indexed columns does: with room beside it the new version stays on its
-- page, and no index is written.
alter table quota_window set (fillfactor = 80);
