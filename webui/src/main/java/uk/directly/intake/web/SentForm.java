package uk.directly.intake.web;

import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.intake.FileText;
import uk.directly.web.DateParts;

/** A form that was posted with files. */
record SentForm(MultiValueMap<String, Part> parts) {

    static Mono<SentForm> of(ServerWebExchange exchange) {
        return exchange.getMultipartData().map(SentForm::new);
    }

    /** What was typed into a field; empty where nothing was. */
    String field(String name) {
        return parts.getFirst(name) instanceof FormFieldPart field
                ? field.value().strip()
                : "";
    }

    /** A day in three fields. */
    DateParts day(String name) {
        return DateParts.of(field(name + "-day"), field(name + "-month"), field(name + "-year"));
    }

    /** The text of a file; empty where none was chosen. */
    Mono<String> file(String name) {
        return FileText.of(parts.getFirst(name));
    }
}
