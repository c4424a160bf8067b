package uk.directly.accreditation.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.EvidenceFile;
import uk.directly.accreditation.EvidenceFiles;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;

/** Opens an uploaded file for an officer: never kept by the browser, never run, and every look is written down. */
@Controller
class EvidenceController {
    private final EvidenceFiles files;

    EvidenceController(EvidenceFiles files) {
        this.files = files;
    }

    @Allow(Role.ACCREDITATION)
    @GetMapping(QueuePages.PATH + "/{provider}/files/{id}")
    Mono<ResponseEntity<ByteArrayResource>> file(@PathVariable("id") UUID id, Actor actor) {
        return files.open(actor, id).map(EvidenceController::answer).switchIfEmpty(Mono.error(OfficerDesk::notFound));
    }

    private static ResponseEntity<ByteArrayResource> answer(EvidenceFile file) {
        byte[] content = new byte[file.content().remaining()];
        file.content().duplicate().get(content);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new ByteArrayResource(content));
    }
}
