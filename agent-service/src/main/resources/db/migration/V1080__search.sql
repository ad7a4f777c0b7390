-- Search: see docs/adr/0009-search-by-pieces-of-words-in-postgresql.md. What is changed here changes what the indexes hold: they are made anew.

-- A text as it is sought: full-width and compatibility forms made plain, in small letters, by the same rules in every database.
create function search_folded(said text) returns text
    language sql immutable strict parallel safe
    return lower(normalize(said, nfkc) collate pg_c_utf8);

-- The pieces of a folded text: at each of its characters the two that begin there, or three where the first is of ASCII, less where a
-- blank or the end comes first.
create function search_pieces(folded text) returns tsvector
    language plpgsql immutable strict parallel safe cost 1000 as $$
declare
    letters text[] := string_to_array(folded collate "C", null);
    pieces  text[] := '{}';
    letter  text;
    next    text := '';
    later   text := '';
begin
    for place in reverse cardinality(letters)..1 loop
        letter := letters[place];
        if letter <= ' ' then
            next := '';
            later := '';
        else
            pieces := pieces || case when letter <= '~' then letter || next || later else letter || next end;
            later := next;
            next := letter;
        end if;
    end loop;
    return array_to_tsvector(pieces);
end $$;

create function search_quoted(piece text) returns text
    language sql immutable strict parallel safe
    return '''' || replace(replace(piece, '\', '\\'), '''', '''''') || '''';

-- What the pieces of a text must have that holds all of these folded words. A word that is shorter than a piece begins one.
create function search_query(words text[]) returns tsquery
    language plpgsql immutable strict parallel safe as $$
declare
    asked text[] := '{}';
    whole text[];
    word  text;
    size  integer;
begin
    foreach word in array words loop
        whole := '{}';
        for place in 1..length(word) loop
            size := case when substr(word, place, 1) collate "C" <= '~' then 3 else 2 end;
            if place + size - 1 <= length(word) then
                whole := whole || search_quoted(substr(word, place, size));
            end if;
        end loop;
        asked := asked || case when whole = '{}' then array[search_quoted(word) || ':*'] else whole end;
    end loop;
    return array_to_string(asked, ' & ')::tsquery;
end $$;

-- Nobody looks for what a visit is called.
create index message_sought on message using gin (search_pieces(search_folded(text))) where text is not null and type <> 'ENTERED';
create index message_by_time on message (app_id, at, id) where text is not null and type <> 'ENTERED';

-- The names of users who have one, apart from their state rows, which change with every message.
create table user_name (
    app_id  text not null,
    open_id text not null,
    name    text not null, -- 备注, and what their mini program says
    primary key (app_id, open_id),
    foreign key (app_id, open_id) references app_user on delete cascade
);

create index user_name_sought on user_name using gin (search_pieces(search_folded(name)));

create function user_name_of(remark text, self_reported jsonb) returns text
    language sql immutable parallel safe
    return nullif(concat_ws(' ', remark, self_reported ->> 'nickName'), '');

create function keep_user_name() returns trigger
    language plpgsql as $$
begin
    if user_name_of(new.remark_name, new.self_reported) is null then
        delete from user_name where app_id = new.app_id and open_id = new.open_id;
    else
        insert into user_name values (new.app_id, new.open_id, user_name_of(new.remark_name, new.self_reported))
        on conflict (app_id, open_id) do update set name = excluded.name where user_name.name <> excluded.name;
    end if;
    return null;
end $$;

create trigger user_is_named after insert on app_user
    for each row when (new.remark_name is not null or new.self_reported is not null)
    execute function keep_user_name();
create trigger user_is_renamed after update on app_user
    for each row when (old.remark_name is distinct from new.remark_name or old.self_reported is distinct from new.self_reported)
    execute function keep_user_name();

insert into user_name
select app_id, open_id, user_name_of(remark_name, self_reported) from app_user
where user_name_of(remark_name, self_reported) is not null;

-- The order of an export.
create index conversation_begun on conversation (app_id, started_at, id);
