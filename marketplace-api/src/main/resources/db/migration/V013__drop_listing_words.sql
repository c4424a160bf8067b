-- The directory is some thousand rows, read through register_resembles: no index on its text is used any more.
drop index listing_words;
