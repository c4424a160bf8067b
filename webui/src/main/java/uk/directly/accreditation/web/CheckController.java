package uk.directly.accreditation.web;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.CodeOfConduct;
import uk.directly.accreditation.Evidence;
import uk.directly.accreditation.EvidenceBook;
import uk.directly.accreditation.EvidenceFiles;
import uk.directly.accreditation.GivenEvidence;
import uk.directly.accreditation.JoiningResult;
import uk.directly.accreditation.model.Asked;
import uk.directly.accreditation.model.Fault;
import uk.directly.council.London;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFile;
import uk.directly.register.ProviderFiles;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** A page for each check: the same for who joins, for what was given back, and for what runs out (R30, R32). */
@Controller
@Allow({Role.PROVIDER, Role.BROKER})
class CheckController {
    private final EvidenceBook book;
    private final Evidence evidence;
    private final EvidenceFiles uploads;
    private final ProviderFiles files;
    private final Clock clock;

    CheckController(EvidenceBook book, Evidence evidence, EvidenceFiles uploads, ProviderFiles files, Clock clock) {
        this.book = book;
        this.evidence = evidence;
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping("/tasks/{check}")
    Mono<Rendering> page(@PathVariable("check") String slug, Actor actor, Viewer viewer, KeptForm kept) {
        return visit(slug, actor, viewer).map(visit -> {
            CheckForm form = kept.isEmpty() ? CheckForm.of(visit.given()) : CheckForm.of(name -> kept.value(name));
            return page(visit, form, FormErrors.NONE).show();
        });
    }

    @PostMapping("/tasks/{check}")
    Mono<Rendering> save(@PathVariable("check") String slug, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return SentCheck.of(exchange)
                .flatMap(sent -> visit(slug, actor, viewer).flatMap(visit -> {
                    CheckForm form = CheckForm.of(sent::field);
                    FormErrors errors = withRules(
                            form.errors(visit.check(), uploads.isOffered(), sent.file() != null),
                            form.facts().faults(visit.asked(), London.today(clock)));
                    return keepFile(actor, visit, form, sent)
                            .flatMap(kept -> errors.isEmpty() && kept.errors().isEmpty()
                                    ? give(actor, visit, kept.form())
                                    : again(visit, kept.form(), both(errors, kept.errors())));
                }));
    }

    /** What goes in is kept first, so that nobody has to choose a file twice because a date was wrong. */
    private Mono<Kept> keepFile(Actor actor, Visit visit, CheckForm form, SentCheck sent) {
        if (sent.file() == null || !CheckWords.mayHaveFile(visit.check())) {
            return Mono.just(new Kept(form, FormErrors.NONE));
        }
        String name = sent.file().filename();
        return SentCheck.bytes(sent.file())
                .flatMap(bytes -> uploads.add(actor, visit.check(), name, bytes))
                .map(result -> switch (result) {
                    case SentFile.Kept kept -> new Kept(form.withFile(kept.id(), kept.name()), FormErrors.NONE);
                    case SentFile.Refused refused ->
                        new Kept(form, FormErrors.one("file", refused.why().words()));
                });
    }

    private Mono<Rendering> give(Actor actor, Visit visit, CheckForm form) {
        return evidence.give(actor, form.key(), visit.check(), form.facts(), form.file())
                .flatMap(result -> result instanceof JoiningResult.Done
                        ? Mono.just(Page.goTo(
                                visit.back() + "?done=" + visit.check().slug()))
                        : again(visit, form, JoiningResultWords.errors(result)));
    }

    private Mono<Rendering> again(Visit visit, CheckForm form, FormErrors errors) {
        return Mono.just(page(visit, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** What the rules find, too, so that everything is said at once; a field has one message. */
    private static FormErrors withRules(FormErrors page, List<Fault> faults) {
        FormErrors all = page;
        for (Fault fault : faults) {
            boolean isSaid = all.of(fault.field()) != null || (fault.field().equals("referees") && !page.isEmpty());
            if (!isSaid) {
                all = all.and(fault.field(), fault.message());
            }
        }
        return all;
    }

    private static FormErrors both(FormErrors one, FormErrors other) {
        FormErrors all = one;
        for (FormErrors.Wrong wrong : other.all()) {
            all = all.and(wrong.field(), wrong.message());
        }
        return all;
    }

    /** One's own file, as it was sent. */
    @GetMapping("/tasks/files/{id}")
    Mono<ResponseEntity<ByteBuffer>> file(@PathVariable("id") UUID id, Actor actor) {
        return uploads.own(actor, id)
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(file.content()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<Visit> visit(String slug, Actor actor, Viewer viewer) {
        CheckName check = name(slug);
        return Mono.zip(
                        files.own(actor),
                        book.asked(actor, check),
                        book.given(actor).filter(each -> each.check() == check).collectList())
                .map(found -> new Visit(
                        viewer,
                        found.getT1(),
                        found.getT2(),
                        found.getT3().isEmpty() ? null : found.getT3().getFirst()))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static CheckName name(String slug) {
        try {
            return CheckName.of(slug);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such check", e);
        }
    }

    private CheckPage page(Visit visit, CheckForm form, FormErrors errors) {
        Frame frame = Frame.of(CheckWords.title(visit.check()), visit.viewer())
                .under(visit.file().isNew() ? "/home" : "/my-page");
        GivenEvidence given = visit.given();
        boolean takesFile = CheckWords.mayHaveFile(visit.check());
        return new CheckPage(
                errors.isEmpty() ? frame : frame.withError(),
                visit.check(),
                "/tasks/" + visit.check().slug(),
                visit.back(),
                visit.status(),
                given != null && given.isReturned() ? given.reason() : null,
                CheckWords.wanted(visit.asked()),
                CheckWords.why(visit.check()),
                CheckWords.happens(visit.asked(), takesFile),
                CheckWords.documents(visit.check()),
                takesFile,
                uploads.isOffered(),
                visit.check() == CheckName.CODE_OF_CONDUCT ? CodeOfConduct.LINES : List.of(),
                form,
                errors);
    }

    private record Kept(CheckForm form, FormErrors errors) {}

    /** Somebody at the page of one check. */
    private record Visit(
            Viewer viewer,
            ProviderFile file,
            Asked asked,
            @Nullable GivenEvidence given) {
        CheckName check() {
            return asked.check();
        }

        String back() {
            return file.isNew() ? "/tasks" : "/my-page/checks";
        }

        @Nullable String status() {
            ProviderFile.Check now = file.checks().stream()
                    .filter(each -> each.name() == check())
                    .findFirst()
                    .orElseThrow();
            LocalDate ends = now.expiresOn();
            return switch (now.state()) {
                case MISSING, RETURNED -> null;
                case GIVEN -> "You have given this. You can still change it, until the council has looked at it.";
                case ACCEPTED ->
                    (ends == null
                                    ? "This was accepted."
                                    : "This was accepted, and counts until " + DateWords.date(ends) + ".")
                            + (now.renewal()
                                    ? " The council has not looked at the new one yet."
                                    : " You can give a newer one: this one counts until it is accepted.");
            };
        }
    }
}
