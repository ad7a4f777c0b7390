-- Who did what. Rows are added, never changed, and go by age alone.
create table audit (
    id              uuid        primary key, -- in the order of time
    app_id          text        not null,
    at              timestamptz not null,
    actor           text        not null,    -- the username of whoever did it
    action          text        not null,
    conversation_id uuid,
    open_id         text,
    agent_id        text,                    -- to whom it was done
    detail          jsonb       not null default '{}'
);

create index audit_of_app on audit (app_id, id);
create index audit_of_conversation on audit (conversation_id, id) where conversation_id is not null;
create index audit_of_actor on audit (app_id, actor, id);

create function audit_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.at < now() - interval '6 months' then
            return old;
        end if;
    end if;
    raise exception 'The audit trail is not changed, and is kept for 6 months at least';
end $$;

create trigger audit_is_kept before update or delete on audit for each row execute function audit_is_kept();
create trigger audit_is_not_emptied before truncate on audit for each statement execute function audit_is_kept();
