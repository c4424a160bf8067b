package uk.directly.enquiry.rest;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.enquiry.Downloads;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryFiles;
import uk.directly.file.KeptFiles;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.ForOthers;
import uk.directly.people.Power;
import uk.directly.people.Role;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** Photos and PDFs of messages: sent first, then named by their ids with the message. */
@RestController
@RequestMapping("/api/v1/threads/{id}/files")
@Allow({Role.HOLDER, Role.CARER, Role.SELF_FUNDER, Role.PROVIDER})
class ThreadFilesController {
    private final EnquiryFiles files;
    private final EnquiryBook book;

    ThreadFilesController(EnquiryFiles files, EnquiryBook book) {
        this.files = files;
        this.book = book;
    }

    /** Keeps a PDF, JPG or PNG of at most 8 MB, which is the body. Sent with no message within a day it is deleted. */
    @PostMapping(
            consumes = {
                MediaType.APPLICATION_PDF_VALUE,
                MediaType.IMAGE_JPEG_VALUE,
                MediaType.IMAGE_PNG_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<FileJson>> send(
            @PathVariable("id") UUID id,
            @RequestParam("name") String name,
            @RequestBody(required = false) Flux<DataBuffer> file,
            Actor actor) {
        return DataBufferUtils.join(file, KeptFiles.MOST_BYTES + 1)
                .map(ThreadFilesController::read)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, tooLarge -> refused(SentFile.Why.TOO_LARGE))
                .flatMap(content -> book.sideOf(actor, ThreadsController.sides(actor), id)
                        .flatMap(side -> files.add(actor, side, id, name, content)))
                .switchIfEmpty(Mono.error(EnquiryAnswers::notFound))
                .map(sent -> switch (sent) {
                    case SentFile.Kept kept ->
                        ResponseEntity.status(HttpStatus.CREATED).body(new FileJson(kept.id(), kept.name()));
                    case SentFile.Refused refused -> throw refused(refused.why());
                });
    }

    @GetMapping("/{fileId}")
    @ForOthers(Power.SEE)
    Mono<ResponseEntity<ByteBuffer>> open(
            @PathVariable("id") UUID id, @PathVariable("fileId") UUID fileId, Actor actor) {
        return book.sideOf(actor, ThreadsController.sides(actor), id)
                .flatMap(side -> files.open(actor, side, id, fileId))
                .map(Downloads::answer)
                .switchIfEmpty(Mono.error(EnquiryAnswers::notFound));
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
            case NOT_YET -> Problem.of(ProblemType.NOT_ALLOWED, words);
            case TOO_MANY -> Problem.of(ProblemType.TOO_MANY_REQUESTS, words).with("Retry-After", "3600");
            case EMPTY, WRONG_TYPE, HARMFUL -> Problem.invalid("file", words);
        };
    }

    /** A file that is kept. */
    record FileJson(UUID id, String name) {}
}
