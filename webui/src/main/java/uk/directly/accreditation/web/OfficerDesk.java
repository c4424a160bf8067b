package uk.directly.accreditation.web;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import uk.directly.accreditation.DecisionResult;
import uk.directly.accreditation.OfficerFiles;
import uk.directly.accreditation.OfficerQueue;
import uk.directly.people.Actor;
import uk.directly.register.CheckName;
import uk.directly.register.ProviderFiles;
import uk.directly.web.FormErrors;
import uk.directly.web.Viewer;

/** What the officers' pages about one provider have in common: its file, and the words for a refusal. */
@Component
class OfficerDesk {
    private final ProviderFiles files;
    private final OfficerFiles officerFiles;
    private final OfficerQueue queue;

    OfficerDesk(ProviderFiles files, OfficerFiles officerFiles, OfficerQueue queue) {
        this.files = files;
        this.officerFiles = officerFiles;
        this.queue = queue;
    }

    /** The file; that the officer opened it is written down. */
    Mono<FilePages> file(Actor officer, UUID id, Viewer viewer) {
        return Mono.zip(
                        files.one(officer.councilId(), id),
                        officerFiles.open(officer, id),
                        queue.target(officer.councilId()))
                .map(found -> new FilePages(viewer, officer.personId(), found.getT1(), found.getT2(), found.getT3()))
                .switchIfEmpty(Mono.error(OfficerDesk::notFound));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** What a refusal says on the page; nothing is done. */
    static FormErrors refused(DecisionResult result) {
        return switch (result) {
            case DecisionResult.Done done -> FormErrors.NONE;
            case DecisionResult.NotFound none -> throw notFound();
            case DecisionResult.Interested none ->
                FormErrors.one("", "You can’t decide this: something ties you to them. Another officer does.");
            case DecisionResult.Claimed claimed ->
                FormErrors.one("", claimed.by() + " has it in hand. Take it over first, or leave it to them.");
            case DecisionResult.Changed none ->
                FormErrors.one("", "They gave something newer meanwhile. It stands below: look at it first.");
            case DecisionResult.WrongState wrong -> wrong(wrong);
            case DecisionResult.ListingTaken none ->
                FormErrors.one("", "Somebody on the register says that the same directory entry is theirs.");
            case DecisionResult.OwnDelay none -> FormErrors.one("", "Another officer has to agree to it.");
            case DecisionResult.Invalid invalid ->
                FormErrors.one(invalid.field().equals("level") ? "" : invalid.field(), invalid.message());
        };
    }

    private static FormErrors wrong(DecisionResult.WrongState wrong) {
        return FormErrors.one(
                "",
                wrong.missing().isEmpty()
                        ? "Somebody else was faster, or it has changed: it is “" + wrong.state() + "” now."
                        : "These have to be accepted first: "
                                + String.join(
                                        ", ",
                                        wrong.missing().stream()
                                                .map(CheckName::title)
                                                .toList())
                                + ".");
    }
}
