create table note (
    written_by text  primary key,
    first_words jsonb not null
);
