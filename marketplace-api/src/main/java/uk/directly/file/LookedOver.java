package uk.directly.file;

/** What a file that was sent turned out to be. */
public sealed interface LookedOver {
    /**
     * It may be kept.
     *
     * @param name safe to keep and to show
     * @param mediaType told by the content
     * @param sha256 in hexadecimal
     * @param keyId which key it will be sealed with
     */
    record Clean(String name, String mediaType, int bytes, String sha256, String keyId) implements LookedOver {}

    /** It may not, and why. */
    record Refused(SentFile.Why why) implements LookedOver {}
}
