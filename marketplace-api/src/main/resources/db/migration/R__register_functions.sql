-- Whether words are, nearly, in a text: case, accents and a wrong letter or two are forgiven. For lists of some thousand
-- rows; offers have their own way (offer_words_like).
create or replace function register_resembles(wanted text, texts text) returns boolean language sql stable as $$
    select word_similarity(lower(unaccent(wanted)), lower(unaccent(texts))) >= 0.5
$$;
