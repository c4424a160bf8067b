package uk.directly.booking.web;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.SchoolHolidayFile;
import uk.directly.booking.SchoolHolidayImports;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** School holidays from a file: good rows go in, and the others are shown with the reason. */
@Controller
@RequestMapping("/school-holidays/file")
@Allow(Role.FINANCE)
class SchoolHolidayFileController {
    private static final int MOST_BYTES = 100_000;
    private static final int MOST_SHOWN = 20;

    private final SchoolHolidayImports imports;

    SchoolHolidayFileController(SchoolHolidayImports imports) {
        this.imports = imports;
    }

    @GetMapping
    Rendering ask(Viewer viewer) {
        return page(viewer, null, FormErrors.NONE).show();
    }

    @PostMapping
    Mono<Rendering> send(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getMultipartData().flatMap(parts -> {
            if (!(parts.getFirst("file") instanceof FilePart file)
                    || file.filename().isEmpty()) {
                return Mono.just(page(viewer, null, FormErrors.one("file", "Choose the file"))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return DataBufferUtils.join(file.content(), MOST_BYTES)
                    .map(SchoolHolidayFileController::text)
                    .defaultIfEmpty("")
                    .flatMap(text -> imports.take(actor, text))
                    .map(taken -> taken.rejected().isEmpty()
                            ? Page.goTo("/school-holidays?done=" + (taken.added() == 0 ? "known" : "added"))
                            : page(viewer, notice(taken), errors(taken)).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    private static String text(DataBuffer buffer) {
        String text = buffer.toString(StandardCharsets.UTF_8);
        DataBufferUtils.release(buffer);
        return text;
    }

    private static String notice(SchoolHolidayImports.Taken taken) {
        return DateWords.count(taken.added(), "row") + " went in, " + taken.known()
                + " were there already. Put the others right and send the file again.";
    }

    private static FormErrors errors(SchoolHolidayImports.Taken taken) {
        FormErrors errors = FormErrors.NONE;
        for (SchoolHolidayFile.Fault fault :
                taken.rejected().stream().limit(MOST_SHOWN).toList()) {
            errors = errors.and("file", "Row " + fault.row() + ": " + fault.reason());
        }
        return errors;
    }

    static SchoolHolidayFilePage page(Viewer viewer, @Nullable String notice, FormErrors errors) {
        Frame frame = Frame.of("School holidays from a file", viewer).withNotice(notice);
        return new SchoolHolidayFilePage(errors.isEmpty() ? frame : frame.withError(), errors);
    }
}
