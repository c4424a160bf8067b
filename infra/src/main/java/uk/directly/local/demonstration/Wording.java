package uk.directly.local.demonstration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the hand-written fragments together, in the words of one person ("I") or of several ("we"). */
final class Wording {
    private static final Map<String, String> ONE = Map.of(
            "{I}",
            "I",
            "{I'm}",
            "I'm",
            "{my}",
            "my",
            "{me}",
            "me",
            "{mine}",
            "mine",
            "{myself}",
            "myself",
            "{we}",
            "we",
            "{us}",
            "us",
            "{our}",
            "our");
    private static final Map<String, String> SEVERAL = Map.of(
            "{I}",
            "we",
            "{I'm}",
            "we're",
            "{my}",
            "our",
            "{me}",
            "us",
            "{mine}",
            "ours",
            "{myself}",
            "ourselves",
            "{we}",
            "we",
            "{us}",
            "us",
            "{our}",
            "our");

    private Wording() {}

    /** A paragraph of these sentences. */
    static String paragraph(Stream<String> sentences, boolean several) {
        return sentences
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> spoken(sentence, several))
                .collect(Collectors.joining(" "));
    }

    /** The fragment with its placeholders filled in. */
    static String filled(String fragment, Map<String, String> values) {
        String text = fragment;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static String spoken(String fragment, boolean several) {
        String text = fragment;
        for (Map.Entry<String, String> word : (several ? SEVERAL : ONE).entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        return sentences(text);
    }

    private static String sentences(String text) {
        return List.of(text.split("(?<=[.!?]) ")).stream()
                .map(sentence -> Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1))
                .collect(Collectors.joining(" "));
    }
}
