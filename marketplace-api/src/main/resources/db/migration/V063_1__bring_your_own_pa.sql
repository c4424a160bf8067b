-- R9: what somebody offers whom a person brought along is there for that person alone.
alter table offer
    add column only_for uuid,
    add constraint offer_only_for foreign key (council_id, only_for) references person;
