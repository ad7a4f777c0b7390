-- The end of the window that was told of last as lost: the user stays unanswered, and is watched again in their next window.
alter table app_user add column told_lost timestamptz;

drop index app_user_unanswered;
create index app_user_unanswered on app_user (quota_expires_at)
    where unanswered_since is not null and told_lost is distinct from quota_expires_at;
