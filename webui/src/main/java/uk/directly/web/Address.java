package uk.directly.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page with the answers given so far: state travels in addresses, so that Back, reload and a bookmark
 * lead to the same page, and nothing that was typed is lost.
 *
 * @param path of the page
 * @param answers by name; what has no answer isn't there
 */
public record Address(String path, Map<String, List<String>> answers) {
    /** Copies the answers, in their order. */
    public Address {
        answers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** A page without answers. */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with this answer instead of an earlier one of that name; nothing or an empty text: without it. */
    public Address with(String name, @Nullable Object answer) {
        String text = answer == null ? "" : answer.toString();
        return withAll(name, text.isEmpty() ? List.of() : List.of(text));
    }

    /** The same with these answers instead of earlier ones of that name. */
    public Address withAll(String name, List<String> texts) {
        Map<String, List<String>> more = new LinkedHashMap<>(answers);
        more.remove(name);
        if (!texts.isEmpty()) {
            more.put(name, List.copyOf(texts));
        }
        return new Address(path, more);
    }

    /** The same without this answer. */
    public Address without(String name) {
        return withAll(name, List.of());
    }

    /** The same answers on another page. */
    public Address on(String otherPath) {
        return new Address(otherPath, answers);
    }

    /** The answers one by one, for the hidden fields of a form. */
    public List<Field> fields() {
        return answers.entrySet().stream()
                .flatMap(answer -> answer.getValue().stream().map(text -> new Field(answer.getKey(), text)))
                .toList();
    }

    /** The address, encoded. */
    @Override
    public String toString() {
        String query = fields().stream()
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One answer. */
    public record Field(String name, String value) {}
}
