-- Users who wrote and have had no answer of a person or of the robot, and the windows that ended so.
alter table app_user
    add column last_conversation uuid,
    add column unanswered_since  timestamptz,
    add column told_closing      timestamptz; -- the end of the window that was told of last as ending soon

update app_user set last_conversation = open_conversation;

create index app_user_unanswered on app_user (quota_expires_at) where unanswered_since is not null;

create table lost_window (
    app_id           text        not null,
    open_id          text        not null,
    closed_at        timestamptz not null,
    conversation_id  uuid        not null,
    unanswered_since timestamptz not null,
    primary key (app_id, open_id, closed_at)
);

create index lost_window_by_day on lost_window (app_id, closed_at);
