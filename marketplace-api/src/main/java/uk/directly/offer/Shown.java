package uk.directly.offer;

/** For whom an offer is there now: to be found and booked. */
public enum Shown {
    /** Search shows it: published, its provider accredited and visible to all, alive (R37). */
    TO_ALL,
    /** Only for who reads it: its provider answered an advert of theirs, or has come to them before (R40). */
    TO_READER,
    /** For nobody, or not for who reads it. */
    TO_NOBODY;

    static Shown of(String slug) {
        return switch (slug) {
            case "all" -> TO_ALL;
            case "reader" -> TO_READER;
            case "nobody" -> TO_NOBODY;
            default -> throw new IllegalArgumentException("An offer is shown to " + slug);
        };
    }
}
