package uk.directly.enquiry.web;

import java.util.Objects;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import uk.directly.data.Ids;
import uk.directly.web.KeptForm;

/** Reads a form that was sent now, or before somebody signed in. */
interface Fields {
    /** What was typed; empty where nothing was. */
    String value(String name);

    static Fields of(KeptForm kept) {
        return kept::value;
    }

    static Fields of(MultiValueMap<String, String> posted) {
        return name -> Objects.requireNonNullElse(posted.getFirst(name), "");
    }

    /** What makes a double click and Back the same message; a new one where there is none. */
    default UUID key() {
        try {
            return UUID.fromString(value("key"));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }
}
