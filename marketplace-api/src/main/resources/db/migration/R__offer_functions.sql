-- Whether search may show an offer (R35, R37, R40): published, its provider accredited and visible to all, a sign of
-- life since that time, and personal care of an organisation only with its CQC number.
create or replace function offer_is_listed(o offer, p provider, s service, alive_since timestamptz) returns boolean
language sql stable as $$
    select o.state = 'published' and o.cleared and p.state = 'accredited' and p.visibility = 'public'
       and o.sign_of_life_at >= alive_since
       and not (s.personal_care and p.kind = 'organisation' and p.cqc_id is null)
$$;

-- What search reads instead of an offer's texts: lower case, without accents.
create or replace function offer_words(variadic texts text[]) returns text language sql stable as $$
    select lower(unaccent(array_to_string(texts, ' ')))
$$;

-- The words of offers that each term of a search may mean: itself, and words that begin with it or are formed like it.
-- Only a term that no offer uses may be misspelt (hardly anyone gets the first letter wrong): a letter or two too many,
-- missing, other or in the wrong place. The weight says how near, up to 100.
create or replace function offer_words_like(terms text[]) returns table (n bigint, word text, weight integer)
language sql stable as $$
    with found as (
        select t.n, w.word, w.word = t.term as exact, w.word like t.term || '%' as longer,
               w.word like left(t.term, greatest(5, length(t.term) - 2)) || '%' as formed,
               similarity(w.word, t.term) as nearness
          from unnest(terms) with ordinality as t (term, n)
          join offer_word w
            on w.word = t.term
            or (length(t.term) >= 4
                and w.word like left(t.term, 1) || '%'
                and (w.word like left(t.term, greatest(5, length(t.term) - 2)) || '%'
                     or w.word like left(t.term, 3) || '%' and similarity(w.word, t.term) >= 0.28
                     or levenshtein_less_equal(w.word, t.term, 2) <= case when length(t.term) >= 6 then 2 else 1 end))
    )
    select f.n, f.word,
           case when f.exact then 100 when f.longer then 80 else 10 + round(50 * f.nearness)::integer end
      from found f
     where f.exact or f.longer or f.formed or not exists (select from found e where e.n = f.n and e.exact)
$$;

-- The row of the rate card that an offer is compared with under an engagement (R4).
create or replace function offer_card_row(engagement text, provider_kind text) returns text language sql immutable as $$
    select case when engagement <> 'business' then engagement
                when provider_kind = 'micro-provider' then 'micro-provider'
                else 'organisation' end
$$;
