package uk.directly.enquiry;

import java.util.UUID;

/**
 * A photo or PDF that goes with a message.
 *
 * @param mediaType told by the content
 */
public record Attachment(UUID id, String name, String mediaType, long bytes) {}
