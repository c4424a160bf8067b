package uk.directly.people;

/** What a person may be; someone may be several at once. Kept in lower case with hyphens in {@code person_role}. */
public enum Role {
    HOLDER,
    CARER,
    NOMINEE,
    AUTHORISED,
    HELPER,
    SELF_FUNDER,
    PROVIDER,
    BROKER,
    ACCREDITATION,
    FINANCE,
    SOCIAL_WORK,
    SAFEGUARDING,
    COMMISSIONER,
    SUPPORT;

    /** As it stands in the database and in the API. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The role of that slug. */
    public static Role of(String slug) {
        return valueOf(slug.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
