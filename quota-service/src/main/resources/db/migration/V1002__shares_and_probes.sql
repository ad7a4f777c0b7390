-- Who took what of the grant in force, and whether a reply may probe WeChat's count.
alter table quota_window
    add column agent_spent  integer not null default 0,
    add column robot_spent  integer not null default 0,
    add column system_spent integer not null default 0,
    add column may_probe    boolean not null default true;

-- A probing reply was approved without a unit, and has none to give back.
alter table reply add column probe boolean not null default false;
