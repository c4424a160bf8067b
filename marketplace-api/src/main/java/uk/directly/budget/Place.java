package uk.directly.budget;

import java.util.Locale;
import java.util.UUID;

/**
 * Where in a list by name somebody stands.
 *
 * @param name in lower case, as the list is sorted
 * @param id among those of one name
 */
public record Place(String name, UUID id) {
    /** Before every id. */
    static final UUID FIRST = new UUID(0, 0);

    /** The place of this name and id. */
    public static Place of(String name, UUID id) {
        return new Place(name.toLowerCase(Locale.ROOT), id);
    }
}
