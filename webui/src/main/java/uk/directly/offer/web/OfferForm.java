package uk.directly.offer.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import uk.directly.data.Ids;
import uk.directly.web.DateParts;
import uk.directly.web.KeptForm;

/**
 * One page of an offer as it was filled in, right or wrong.
 *
 * @param fields names and what was typed or ticked
 */
public record OfferForm(Map<String, List<String>> fields) {
    public OfferForm {
        fields = Map.copyOf(fields);
    }

    static OfferForm of(MultiValueMap<String, String> posted) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        posted.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new OfferForm(copy);
    }

    static OfferForm of(KeptForm kept) {
        return new OfferForm(kept.fields());
    }

    /** With one value each. */
    static OfferForm of(Map<String, String> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, List.of(value)));
        return new OfferForm(copy);
    }

    /** What was typed; empty where nothing was. */
    public String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.getFirst().strip();
    }

    /** What was ticked. */
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The three fields of a date. */
    public DateParts date(String name) {
        return DateParts.of(value(name + "-day"), value(name + "-month"), value(name + "-year"));
    }

    OfferForm without(String name) {
        Map<String, List<String>> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return new OfferForm(rest);
    }

    /** Of a new offer: makes a double click the same offer. */
    UUID key() {
        try {
            return UUID.fromString(value("key"));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    int number(String name) {
        String typed = value(name);
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : -1;
    }
}
