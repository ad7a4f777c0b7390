create table tally (
    app_id  text not null,
    open_id text not null,
    taken   bigint not null default 0,
    primary key (app_id, open_id)
);

-- Every text that was taken, in the order of taking.
create table taken (
    n       bigint generated always as identity primary key,
    open_id text not null,
    text    text not null
);

-- What only the commit finds out.
create table promised (
    text text not null unique deferrable initially deferred
);

insert into promised values ('broken at commit');
