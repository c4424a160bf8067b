package uk.directly.enquiry;

import java.nio.ByteBuffer;

/**
 * A file of a message, opened.
 *
 * @param content all of it, not to be changed
 */
public record OpenedFile(String name, String mediaType, ByteBuffer content) {
    public OpenedFile {
        content = content.asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return "OpenedFile[" + mediaType + "]";
    }
}
