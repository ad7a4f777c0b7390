-- When the row was made, whatever made it.
alter table app_user add column created_at timestamptz not null default now();
update app_user set created_at = first_seen_at where first_seen_at < created_at;

create index app_user_without_conversation on app_user (app_id, created_at) where last_conversation is null;

-- The picture that a reply shows.
create function message_picture(reply_content jsonb) returns uuid
    language sql immutable strict parallel safe
    return coalesce(reply_content ->> 'mediaId', reply_content ->> 'thumbMediaId')::uuid;

create index message_with_picture on message (message_picture(reply_content))
    where message_picture(reply_content) is not null;
create index media_by_age on media (app_id, created_at);
create index compliance_finding_of_conversation on compliance_finding (conversation_id) where conversation_id is not null;
