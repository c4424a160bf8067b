package uk.directly.notice.model;

/** To whom a notice goes; its lower-case word is part of the key of its words. */
public enum Audience {
    /** The person whose support it is, and those who act for them as far as they may. */
    HOLDER("holder"),
    /** Whoever runs the provider. */
    PROVIDER("provider"),
    /** Exactly the person whom the event names. */
    PERSON("person"),
    /** Who acts for somebody, or did, and is told about that. */
    ACTS("acts"),
    /** Somebody who isn't known here: at an address that the person gave. It stands on nobody's page. */
    OUTSIDE("outside"),
    /** The helper who is asked in the person's place. */
    HELPER("helper"),
    /** An office of the council: it stands on the pages of all who work there. */
    FINANCE("office"),
    SUPPORT("office"),
    ACCREDITATION("office"),
    SOCIAL_WORK("office");

    private final String word;

    Audience(String word) {
        this.word = word;
    }

    /** As it stands in the key of the words. */
    public String word() {
        return word;
    }

    /** Whether it is an office. */
    public boolean isOffice() {
        return word.equals("office");
    }
}
