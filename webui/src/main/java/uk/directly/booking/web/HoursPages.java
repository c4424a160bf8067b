package uk.directly.booking.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import uk.directly.booking.Booking;
import uk.directly.booking.BookingResult;
import uk.directly.booking.Refusal;
import uk.directly.booking.Visits;
import uk.directly.people.Actor;
import uk.directly.people.Allow;
import uk.directly.people.Role;
import uk.directly.web.FormErrors;
import uk.directly.web.Frame;
import uk.directly.web.KeptForm;
import uk.directly.web.Page;
import uk.directly.web.Viewer;

/** The provider tells when a visit really began and ended, and corrects it while it is not agreed. */
@Controller
@RequestMapping("/my-visits/{id}/hours")
class HoursPages {
    private final ProviderVisits found;
    private final Visits visits;

    HoursPages(ProviderVisits found, Visits visits) {
        this.found = found;
        this.visits = visits;
    }

    @Allow(Role.PROVIDER)
    @GetMapping
    Mono<Rendering> ask(@PathVariable("id") UUID id, Actor actor, Viewer viewer, KeptForm kept) {
        return found.one(actor, id)
                .map(booking -> canBeTold(booking)
                        ? page(
                                        viewer,
                                        booking,
                                        kept.isEmpty() ? HoursForm.of(booking) : HoursForm.of(kept::value),
                                        kept.isEmpty() ? HoursMore.of(booking) : HoursMore.of(kept::value),
                                        FormErrors.NONE)
                                .show()
                        : Page.goTo("/my-visits/" + id));
    }

    @Allow(Role.PROVIDER)
    @PostMapping
    Mono<Rendering> tell(@PathVariable("id") UUID id, Actor actor, Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(fields -> {
            HoursForm form = HoursForm.of(fields::getFirst);
            HoursMore more = HoursMore.of(fields::getFirst);
            return found.one(actor, id).flatMap(booking -> switch (form.read(booking)) {
                case HoursForm.Reading.Wrong wrong -> wrong(viewer, booking, form, more, wrong.errors());
                case HoursForm.Reading.Told told ->
                    switch (more.read(told.start(), told.end())) {
                        case HoursMore.Reading.Wrong wrong -> wrong(viewer, booking, form, more, wrong.errors());
                        case HoursMore.Reading.Told all ->
                            visits.record(actor, id, all.telling())
                                    .map(result -> answer(result, booking, form, more, viewer));
                    };
            });
        });
    }

    private static Mono<Rendering> wrong(
            Viewer viewer, Booking booking, HoursForm form, HoursMore more, FormErrors errors) {
        return Mono.just(page(viewer, booking, form, more, errors).show(HttpStatus.UNPROCESSABLE_CONTENT));
    }

    /** Whether the hours of this visit may be told or corrected, as far as the state goes. */
    static boolean canBeTold(Booking booking) {
        return switch (booking.state()) {
            case CONFIRMED, RECORDED -> true;
            // Not once a part of it was agreed, but for an employed person, who is asked anew (R57).
            case QUERIED -> booking.isEmployed() || booking.agreedPence() == 0;
            case ASKING, REQUESTED, SETTLED, CANCELLED, DECLINED, EXPIRED, DID_NOT_HAPPEN -> false;
        };
    }

    private static Rendering answer(
            BookingResult result, Booking booking, HoursForm form, HoursMore more, Viewer viewer) {
        String visit = "/my-visits/" + booking.id();
        return switch (result) {
            case BookingResult.Done done -> Page.goTo(visit + "?told=hours");
            case BookingResult.Refused refused ->
                switch (refused.why()) {
                    case Refusal.WrongState changed -> Page.goTo(visit + "?told=too-late");
                    case Refusal.NotFound none -> throw ProviderVisits.notFound();
                    default ->
                        page(viewer, booking, form, more, wrong(refused.why(), form))
                                .show(
                                        refused.why() instanceof Refusal.TooEarly
                                                ? HttpStatus.CONFLICT
                                                : HttpStatus.UNPROCESSABLE_CONTENT);
                };
        };
    }

    private static FormErrors wrong(Refusal why, HoursForm form) {
        return switch (why) {
            case Refusal.TooEarly early ->
                FormErrors.one(
                        form.field(false), "This time has not passed yet. Tell us your hours when you have finished");
            case Refusal.EndBeforeStart none -> FormErrors.one(form.field(false), HoursForm.END_BEFORE_START);
            case Refusal.TooLong most ->
                FormErrors.one(
                        form.field(false),
                        "A visit is at most " + most.mostHours() + " hours long. Check the day and the time");
            case Refusal.OutsideOffer outside -> FormErrors.one(form.field(true), outside.why());
            case Refusal.Invalid invalid ->
                FormErrors.one(
                        switch (invalid.field()) {
                            case "start", "end" -> form.field(invalid.field().equals("start"));
                            default -> HoursMore.field(invalid.field());
                        },
                        invalid.message());
            default -> throw new IllegalStateException("Hours were refused: " + why);
        };
    }

    private static HoursPage page(Viewer viewer, Booking booking, HoursForm form, HoursMore more, FormErrors errors) {
        String title = booking.visit() == null ? "Tell us your hours" : "Correct your hours";
        return HoursPage.of(Frame.of(title, viewer).under("/home"), errors, booking, form, more);
    }
}
