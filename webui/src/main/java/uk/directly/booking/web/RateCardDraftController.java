package uk.directly.booking.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.data.Ids;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.rate.CouncilCard;
import uk.directly.rate.RateCardBook;
import uk.directly.rate.RateCardChanges;
import uk.directly.rate.RateCardFile;
import uk.directly.rate.RateCardResult;
import uk.directly.rate.RateCardState;
import uk.directly.rate.RateTable;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Table;
import uk.directly.web.Viewer;

/** Drafting a rate card: number by number, or from the rows of a file. */
@Controller
@Allow(Role.FINANCE)
class RateCardDraftController {
    private static final String NEW = RateCardPages.ALL + "/new";
    private static final String FILE = RateCardPages.ALL + "/file";
    private static final String CHANGE = RateCardPages.ALL + "/{id}/change";

    private final RateCardBook book;
    private final RateCardChanges cards;

    RateCardDraftController(RateCardBook book, RateCardChanges cards) {
        this.book = book;
        this.cards = cards;
    }

    /** Begins with the numbers of the latest card. */
    @GetMapping(NEW)
    Mono<Rendering> ask(Actor actor, Viewer viewer, KeptForm kept) {
        UUID id = Ids.next();
        if (!kept.isEmpty()) {
            return Mono.just(newForm(viewer, id, RateCardForm.of(kept::value), FormErrors.NONE)
                    .show());
        }
        return book.approved(actor.councilId())
                .next()
                .map(CouncilCard::rates)
                .defaultIfEmpty(RateTable.EMPTY)
                .map(rates -> newForm(viewer, id, RateCardForm.of(DateParts.EMPTY, rates), FormErrors.NONE)
                        .show());
    }

    @PostMapping(NEW)
    Mono<Rendering> draft(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(sent -> {
            UUID id = id(sent);
            return save(
                    actor, id, 0, RateCardForm.of(sent::getFirst), (form, errors) -> newForm(viewer, id, form, errors));
        });
    }

    @GetMapping(CHANGE)
    Mono<Rendering> askChange(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return known(actor, id)
                .map(card -> mayChange(card, actor)
                        ? changeForm(
                                        viewer,
                                        card,
                                        card.version(),
                                        kept.isEmpty()
                                                ? RateCardForm.of(DateParts.of(card.from()), card.rates())
                                                : RateCardForm.of(kept::value),
                                        FormErrors.NONE)
                                .show()
                        : Page.goTo(RateCardPages.path(card)));
    }

    @PostMapping(CHANGE)
    Mono<Rendering> change(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return Mono.zip(known(actor, id), exchange.getFormData()).flatMap(found -> {
            CouncilCard card = found.getT1();
            String text = Objects.requireNonNullElse(found.getT2().getFirst("version"), "");
            int version = text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : card.version();
            return save(
                    actor,
                    id,
                    version,
                    RateCardForm.of(found.getT2()::getFirst),
                    (form, errors) -> changeForm(viewer, card, version, form, errors));
        });
    }

    @GetMapping(FILE)
    Rendering askFile(Viewer viewer, KeptForm kept) {
        return file(viewer, Ids.next(), RateCardForm.day(kept::value), kept.value("rows"), FormErrors.NONE, List.of())
                .show();
    }

    @PostMapping(FILE)
    Mono<Rendering> readFile(Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(sent -> {
            UUID id = id(sent);
            DateParts day = RateCardForm.day(sent::getFirst);
            String rows = Objects.requireNonNullElse(sent.getFirst("rows"), "");
            RateCardFile read = RateCardFile.read(rows);
            FormErrors errors = RateCardForm.dayErrors(day);
            if (!read.faults().isEmpty()) {
                errors = errors.and("rows", "Correct the rows that are named below: nothing was kept");
            }
            if (!errors.isEmpty()) {
                return Mono.just(
                        file(viewer, id, day, rows, errors, read.faults()).show(HttpStatus.UNPROCESSABLE_CONTENT));
            }
            return save(
                    actor,
                    id,
                    0,
                    RateCardForm.of(day, read.rates()),
                    (form, wrong) -> file(viewer, id, day, rows, onRows(wrong), List.of()));
        });
    }

    private Mono<Rendering> save(Actor actor, UUID id, int version, RateCardForm form, Again again) {
        FormErrors errors = form.errors();
        if (!errors.isEmpty()) {
            return Mono.just(again.page(form, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
        }
        return cards.save(actor, id, version, form.from(), form.rates()).map(result -> switch (result) {
            case RateCardResult.Done done -> Page.goTo(RateCardPages.path(done.card()));
            case RateCardResult.Implausible wrong ->
                again.page(form, RateCardForm.errors(wrong.faults())).show(HttpStatus.UNPROCESSABLE_CONTENT);
            case RateCardResult.InThePast past ->
                again.page(form, FormErrors.one("from", RateCardDecisions.why(past)))
                        .show(HttpStatus.UNPROCESSABLE_CONTENT);
            case RateCardResult.NotFound none -> refused(again, form, result);
            case RateCardResult.WrongState none -> refused(again, form, result);
            case RateCardResult.MakerIsChecker none -> refused(again, form, result);
            case RateCardResult.Changed none -> refused(again, form, result);
        });
    }

    private static Rendering refused(Again again, RateCardForm form, RateCardResult why) {
        return again.page(form, FormErrors.one("", RateCardDecisions.why(why))).show(HttpStatus.CONFLICT);
    }

    private static RateCardFormPage newForm(Viewer viewer, UUID id, RateCardForm form, FormErrors errors) {
        return page(viewer, "Draft a rate card", errors, NEW, RateCardPages.ALL, id, 0, form);
    }

    private static RateCardFormPage changeForm(
            Viewer viewer, CouncilCard card, int version, RateCardForm form, FormErrors errors) {
        String path = RateCardPages.path(card);
        return page(viewer, "Change a rate card", errors, path + "/change", path, card.id(), version, form);
    }

    private static RateCardFormPage page(
            Viewer viewer,
            String title,
            FormErrors errors,
            String action,
            String back,
            UUID id,
            int version,
            RateCardForm form) {
        Frame frame = RateCardPages.frame(title, viewer);
        return new RateCardFormPage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                action,
                back,
                id.toString(),
                version,
                form.day(),
                form.rows());
    }

    private static RateCardFilePage file(
            Viewer viewer, UUID id, DateParts day, String rows, FormErrors errors, List<RateCardFile.RowFault> faults) {
        Frame frame = RateCardPages.frame("Draft a rate card from a file", viewer);
        return new RateCardFilePage(
                errors.isEmpty() ? frame : frame.withError(),
                errors,
                id.toString(),
                day,
                rows,
                faults.isEmpty()
                        ? null
                        : new Table(
                                "Rows that can’t be taken",
                                List.of(Table.Column.text("Row"), Table.Column.text("What to do")),
                                faults.stream()
                                        .map(fault -> Table.Row.of(String.valueOf(fault.row()), fault.reason()))
                                        .toList()));
    }

    /** A file has one field: what is wrong with its numbers is said there. */
    private static FormErrors onRows(FormErrors errors) {
        FormErrors all = FormErrors.NONE;
        for (FormErrors.Wrong wrong : errors.all()) {
            all = all.and(wrong.field().equals("from") ? "from" : "rows", wrong.message());
        }
        return all;
    }

    private static UUID id(MultiValueMap<String, String> sent) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(sent.getFirst("id"), ""));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    private static boolean mayChange(CouncilCard card, Actor actor) {
        return card.state() == RateCardState.DRAFT && card.isDraftedBy(actor.personId());
    }

    private Mono<CouncilCard> known(Actor actor, UUID id) {
        return book.one(actor.councilId(), id)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /** Shows the form again. */
    private interface Again {
        Page page(RateCardForm form, FormErrors errors);
    }
}
