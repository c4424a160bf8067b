package uk.directly.web;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody had typed when their session ended: given once, to the page at the address the form was posted to, so
 * that it is shown again filled in. Nothing has been done with it. A form is therefore posted to the address of the page
 * that shows it.
 *
 * @param fields names and values, as they came
 */
public record KeptForm(Map<String, List<String>> fields) implements Serializable {
    /** Nothing was kept. */
    public static final KeptForm NONE = new KeptForm(Map.of());

    /** Copies the fields. */
    public KeptForm {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        fields = java.util.Collections.unmodifiableMap(copy);
    }

    /** Whether there is nothing to fill in. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** What was typed into this field; empty where nothing was. */
    public String value(String field) {
        List<String> values = values(field);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** What was ticked under this name. */
    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }
}
