package uk.directly.offer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The words of a search that say something: lower case without accents, as the words of offers are kept. */
final class SearchTerms {
    /** More would only be a heavier question. */
    private static final int MOST = 6;

    private static final int LONGEST_TEXT = 200;

    private static final Set<String> SAY_NOTHING = Set.of(
            "a",
            "all",
            "an",
            "and",
            "any",
            "anyone",
            "anything",
            "around",
            "at",
            "be",
            "by",
            "can",
            "do",
            "for",
            "from",
            "get",
            "getting",
            "help",
            "helper",
            "helping",
            "i",
            "in",
            "is",
            "it",
            "like",
            "looking",
            "me",
            "mum",
            "my",
            "near",
            "need",
            "of",
            "on",
            "or",
            "our",
            "please",
            "some",
            "somebody",
            "someone",
            "something",
            "support",
            "that",
            "the",
            "them",
            "this",
            "to",
            "us",
            "want",
            "we",
            "who",
            "with",
            "would",
            "you");

    private SearchTerms() {}

    /** Up to six terms; none: the words don't narrow the search. */
    static List<String> of(String text) {
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String plain = Normalizer.normalize(shortened, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[^a-z0-9]+"))
                .filter(word -> word.length() >= 2 && word.length() <= 40 && !SAY_NOTHING.contains(word))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** How many of so many terms an offer must have: both of two, two of three, three of four. */
    static int needed(int terms) {
        return terms <= 2 ? terms : terms - 1 - (terms > 4 ? 1 : 0);
    }
}
