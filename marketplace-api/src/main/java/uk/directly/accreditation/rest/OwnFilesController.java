package uk.directly.accreditation.rest;

import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.EvidenceFiles;
import uk.directly.file.KeptFiles;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Files that go with a check (R30): sent first, then named by {@code fileId} with the check's facts. */
@RestController
@RequestMapping("/api/v1/providers")
@Allow({Role.PROVIDER, Role.BROKER})
class OwnFilesController {
    private final EvidenceFiles files;

    OwnFilesController(EvidenceFiles files) {
        this.files = files;
    }

    /**
     * Keeps a PDF, JPG or PNG of at most 8 MB, which is the body; what it is, is told by its content. Given with no check
     * within a day it is deleted.
     */
    @PostMapping(
            path = "/checks/{check}/files",
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    Mono<ResponseEntity<FileJson>> send(
            @PathVariable("check") String check,
            @RequestParam("name") String name,
            @RequestBody(required = false) Flux<DataBuffer> file,
            Actor actor) {
        return DataBufferUtils.join(file, KeptFiles.MOST_BYTES + 1)
                .map(OwnFilesController::read)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, tooLarge -> refused(SentFile.Why.TOO_LARGE))
                .flatMap(content -> files.add(actor, OwnChecksController.name(check), name, content))
                .map(sent -> switch (sent) {
                    case SentFile.Kept kept ->
                        ResponseEntity.status(HttpStatus.CREATED).body(new FileJson(kept.id(), kept.name()));
                    case SentFile.Refused refused -> throw refused(refused.why());
                });
    }

    private static byte[] read(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Problem refused(SentFile.Why why) {
        String words = why.words() + ".";
        return switch (why) {
            case TOO_LARGE -> Problem.of(ProblemType.TOO_LARGE, words);
            case NOT_NOW, NOT_OFFERED -> Problem.of(ProblemType.UNAVAILABLE, words);
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND, words);
            case EMPTY, WRONG_TYPE, HARMFUL, NOT_YET, TOO_MANY -> Problem.invalid("file", words);
        };
    }

    /** A file that is kept. */
    record FileJson(UUID id, String name) {}
}
