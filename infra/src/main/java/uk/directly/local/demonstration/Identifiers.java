package uk.directly.local.demonstration;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that follow from what they identify: the same demonstration has the same ones on every machine. */
final class Identifiers {
    private Identifiers() {}

    static UUID of(String kind, Object key) {
        return UUID.nameUUIDFromBytes(("directly demonstration " + kind + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The person who signs in as this persona. */
    static UUID person(String persona) {
        return of("person", persona);
    }

    /** The provider that this persona runs. */
    static UUID provider(String persona) {
        return of("provider", persona);
    }
}
