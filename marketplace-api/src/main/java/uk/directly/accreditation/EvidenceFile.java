package uk.directly.accreditation;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A file that was given for a check, opened.
 *
 * @param mediaType {@code application/pdf}, {@code image/jpeg} or {@code image/png}
 * @param content all of it, not to be changed
 */
public record EvidenceFile(UUID id, String name, String mediaType, ByteBuffer content) {
    public EvidenceFile {
        content = content.asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return "EvidenceFile[" + id + "]";
    }
}
