package uk.crooked;

/** Has a name that says nothing. */
final class StringUtil {
    private StringUtil() {}
}
