-- A reply counts in the tallies of two grants at most, in no order, and may probe a third: see Remainder.
alter table reply rename column standby_tally to other_tally;
alter table reply
    add column approved_in bigint not null default 0, -- the newest tally at its approval; 0: any may have found it under way
    add column probes      bigint not null default 0; -- the tally that it has no unit of
update reply set probes = tally, tally = 0 where probe;
alter table reply drop column probe;
