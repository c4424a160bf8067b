package uk.directly.enquiry.web;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.council.London;
import uk.directly.enquiry.About;
import uk.directly.enquiry.Downloads;
import uk.directly.enquiry.Enquiries;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryBook;
import uk.directly.enquiry.EnquiryFiles;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.enquiry.Meeting;
import uk.directly.enquiry.MeetingState;
import uk.directly.enquiry.Says;
import uk.directly.enquiry.Side;
import uk.directly.file.SentFile;
import uk.directly.people.Actor;
import uk.directly.web.FormErrors;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The pages of a thread, the same for both sides. */
@Component
class Threads {
    private static final int SHOWN = 20;

    private final Enquiries enquiries;
    private final EnquiryBook book;
    private final EnquiryFiles files;
    private final Clock clock;

    Threads(Enquiries enquiries, EnquiryBook book, EnquiryFiles files, Clock clock) {
        this.enquiries = enquiries;
        this.book = book;
        this.files = files;
        this.clock = clock;
    }

    /** One who looks at or writes in one thread. */
    record At(Actor actor, Viewer viewer, Side side, UUID id) {
        String path() {
            return Where.thread(side, id);
        }
    }

    Mono<Rendering> list(Actor actor, Viewer viewer, Side side, EnquiryBook.@Nullable InboxPlace after) {
        Set<Side> sides = Set.of(side);
        return Mono.zip(book.inbox(actor, sides, after, SHOWN + 1).collectList(), book.unread(actor, sides))
                .map(found -> ThreadsPage.of(viewer, side, found.getT1(), found.getT2(), SHOWN)
                        .show());
    }

    /** What is shown counts as read by who looks. */
    Mono<Rendering> show(At at, Fields fields, String done) {
        return find(at).flatMap(enquiry -> book.mark(at.actor(), enquiry)
                .thenReturn(page(at, enquiry, fields, FormErrors.NONE, done).show()));
    }

    /** A file is looked over and kept first, so that nobody has to choose it twice because a word was wrong. */
    Mono<Rendering> write(At at, SentMessage sent) {
        FilePart file = sent.file();
        if (file == null) {
            return send(at, sent);
        }
        if (sent.kept().size() >= EnquiryFiles.MOST) {
            return again(at, sent, FormErrors.one("file", "Send at most 5 files with one message"));
        }
        return SentMessage.bytes(file)
                .flatMap(content -> files.add(at.actor(), at.side(), at.id(), file.filename(), content))
                .flatMap(kept -> switch (kept) {
                    case SentFile.Refused refused ->
                        again(at, sent, FormErrors.one("file", refused.why().words()));
                    case SentFile.Kept done -> {
                        SentMessage with = sent.with(done.id(), done.name());
                        yield sent.value("do").equals("add")
                                ? find(at).map(enquiry -> page(at, enquiry, with, FormErrors.NONE, "")
                                        .show())
                                : send(at, with);
                    }
                });
    }

    private Mono<Rendering> send(At at, SentMessage sent) {
        if (sent.value("do").equals("add")) {
            return again(at, sent, FormErrors.one("file", "Choose a file first"));
        }
        return enquiries
                .write(at.actor(), at.side(), sent.key(), at.id(), sent.value("message"), sent.ids())
                .flatMap(result -> result instanceof EnquiryResult.Done
                        ? Mono.just(Page.goTo(at.path() + "?done=sent"))
                        : again(at, sent, errors(result)));
    }

    private Mono<Rendering> again(At at, SentMessage sent, FormErrors errors) {
        return find(at).map(enquiry -> page(at, enquiry, sent, errors, "").show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    Mono<ResponseEntity<ByteBuffer>> file(Actor actor, Side side, UUID id, UUID fileId) {
        return files.open(actor, side, id, fileId).map(Downloads::answer).switchIfEmpty(Mono.error(Threads::notFound));
    }

    Mono<Rendering> askForTimes(At at, MeetForm form) {
        return offer(at)
                .map(enquiry -> times(at, enquiry, form, FormErrors.NONE).show());
    }

    Mono<Rendering> propose(At at, MeetForm form) {
        FormErrors errors = form.errors(at.side(), clock.instant());
        return offer(at).flatMap(enquiry -> {
            if (!errors.isEmpty()) {
                return Mono.just(times(at, enquiry, form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return enquiries
                    .propose(at.actor(), at.side(), form.key(), at.id(), form.proposal())
                    .map(result -> result instanceof EnquiryResult.Done
                            ? Page.goTo(at.path() + "?done=proposed")
                            : times(at, enquiry, form, errors(result)).show(HttpStatus.UNPROCESSABLE_CONTENT));
        });
    }

    /** Where nothing waits for a yes any more, the thread says what became of it. */
    Mono<Rendering> askWhich(At at, Fields fields, FormErrors errors) {
        return find(at).map(enquiry -> {
            Meeting current = enquiry.current();
            return current == null || current.state() != MeetingState.PROPOSED || current.side() == at.side()
                    ? Page.goTo(at.path())
                    : AgreePage.of(at.viewer(), enquiry, current, at.side(), fields, errors)
                            .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        });
    }

    Mono<Rendering> agree(At at, Fields fields) {
        Instant start = instant(fields.value("start"));
        UUID meeting = id(fields.value("meeting"));
        if (start == null || meeting == null) {
            return askWhich(at, fields, FormErrors.one("start", "Choose one of the times, or propose others"));
        }
        return enquiries
                .agree(at.actor(), at.side(), at.id(), meeting, start, fields.value("extra"))
                .flatMap(result -> switch (result) {
                    case EnquiryResult.Done done -> Mono.just(Page.goTo(at.path() + "?done=agreed"));
                    case EnquiryResult.NotFound none -> Mono.<Rendering>error(notFound());
                    case EnquiryResult.Invalid invalid ->
                        askWhich(
                                at,
                                fields,
                                FormErrors.one(invalid.field().equals("start") ? "start" : "extra", invalid.message()));
                    default -> Mono.just(Page.goTo(at.path()));
                });
    }

    Mono<Rendering> askToSay(At at, FormErrors errors) {
        return offer(at)
                .map(enquiry -> enquiry.ended()
                        ? Page.goTo(at.path())
                        : SayPage.of(at.viewer(), enquiry, at.side(), errors)
                                .show(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT));
    }

    Mono<Rendering> say(At at, Fields fields) {
        Says says = switch (fields.value("says")) {
            case "carry-on" -> Says.CARRY_ON;
            case "not-for-me" -> Says.NOT_FOR_ME;
            default -> null;
        };
        return says == null
                ? askToSay(at, FormErrors.one("says", "Choose one of the two"))
                : enquiries.say(at.actor(), at.side(), at.id(), says).map(result -> switch (result) {
                    case EnquiryResult.NotFound none -> throw notFound();
                    case EnquiryResult.Done done -> Page.goTo(at.path() + "?done=" + says.slug());
                    default -> Page.goTo(at.path());
                });
    }

    private ThreadPage page(At at, Enquiry enquiry, Fields fields, FormErrors errors, String done) {
        Rights rights = Rights.of(at.actor(), enquiry, files.isOffered());
        return ThreadPage.of(at.viewer(), enquiry, at.side(), rights, fields, errors, done);
    }

    private MeetPage times(At at, Enquiry enquiry, MeetForm form, FormErrors errors) {
        return MeetPage.of(
                at.viewer(),
                at.side(),
                new ThreadWords(enquiry, at.side()).other(),
                at.path(),
                at.path() + "/times",
                enquiry.homeIsChosen(),
                form,
                London.today(clock),
                errors);
    }

    /** Meeting and "not for me" are about an offer. */
    private Mono<Enquiry> offer(At at) {
        return find(at).filter(enquiry -> enquiry.topic().about() == About.OFFER)
                .switchIfEmpty(Mono.error(Threads::notFound));
    }

    Mono<Enquiry> find(At at) {
        return book.one(at.actor(), at.side(), at.id()).switchIfEmpty(Mono.error(Threads::notFound));
    }

    /** What is wrong, beside its field. */
    static FormErrors errors(EnquiryResult result) {
        return switch (result) {
            case EnquiryResult.Invalid invalid ->
                FormErrors.one(
                        switch (invalid.field()) {
                            case "times" -> "day1";
                            case "files" -> "file";
                            default -> invalid.field();
                        },
                        invalid.message());
            case EnquiryResult.TooMany many ->
                FormErrors.one("", "You have sent " + many.most() + " messages today. You can go on tomorrow.");
            case EnquiryResult.Ended ended ->
                FormErrors.one("", "You can’t write to each other about this any more. Nothing was sent.");
            case EnquiryResult.HomeIsTheirs home ->
                FormErrors.one("way", "Only the person can choose to meet at their home. Choose another way");
            case EnquiryResult.NotFound none -> throw notFound();
            case EnquiryResult.NotAllowed not ->
                FormErrors.one("", "You can read this for them, but not write in it. Nothing was sent.");
            case EnquiryResult.HandedAlready already ->
                FormErrors.one("team", "This team reads it already. Take that back first to change it");
            case EnquiryResult.WrongState wrong ->
                FormErrors.one("", "Something changed meanwhile. Read the messages again.");
            case EnquiryResult.Done done -> throw new IllegalStateException("Nothing is wrong with what was done");
        };
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
