package uk.directly.notice.web;

import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.notice.SentHere;
import uk.directly.notice.model.Way;
import uk.directly.people.AllowEveryone;
import uk.directly.web.DateWords;
import uk.directly.web.Frame;
import uk.directly.web.Viewer;

/** The demonstration's outbox. Everyone may look, for everyone can be anybody here; anywhere else there is no such page. */
@Controller
@AllowEveryone
@RequestMapping(SentHerePage.PATH)
class SentHereController {
    private static final int SHOWN = 50;

    private final ObjectProvider<SentHere> sent;

    SentHereController(ObjectProvider<SentHere> sent) {
        this.sent = sent;
    }

    @GetMapping
    Rendering list(Viewer viewer) {
        return new SentHerePage(
                        Frame.of("What we would have sent", viewer),
                        latest().stream()
                                .limit(SHOWN)
                                .map(SentHereController::line)
                                .toList())
                .show();
    }

    @GetMapping("/{id}/letter.pdf")
    Mono<ResponseEntity<byte[]>> letter(@PathVariable("id") UUID id) {
        return Mono.justOrEmpty(latest().stream()
                        .filter(each -> each.message().id().equals(id))
                        .findFirst())
                .flatMap(each -> each.message().letter())
                .switchIfEmpty(Mono.error(SentHereController::notFound))
                .map(pdf -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"letter.pdf\"")
                        .body(pdf));
    }

    private List<SentHere.Sent> latest() {
        SentHere here = sent.getIfAvailable();
        if (here == null) {
            throw notFound();
        }
        return here.latest();
    }

    private static SentHerePage.Line line(SentHere.Sent sent) {
        var message = sent.message();
        String how = switch (message.way()) {
            case PAGE -> "Page";
            case EMAIL -> "Email to " + message.name() + " at " + message.to();
            case SMS -> "Text message to " + message.name() + " at " + message.to();
            case LETTER -> "Letter to " + message.name();
        };
        return new SentHerePage.Line(
                how,
                DateWords.dayAndTime(sent.at()),
                message.subject(),
                List.of(message.text().strip().split("\\n\\n", -1)),
                message.way() == Way.LETTER ? SentHerePage.PATH + "/" + message.id() + "/letter.pdf" : null);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
